// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cohortColumns } from '../../src/export/cohort-columns.ts';

const PAGE = fileURLToPath(new URL('../../docs/exports.md', import.meta.url));

const TYPES = { TEXT: 'text', INTEGER: 'integer', NUMBER: 'number', FLAG: '1 or 0' };

describe('docs/exports.md', () => {
  it('has every column in its order, with its type and meaning', () => {
    const rows = readFileSync(PAGE, 'utf8')
      .split('\n')
      .filter((line) => /^\| `[a-z]\w+` \|/.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    const told = rows.map(([, name, type = '', meaning]) => ({
      name: name?.replaceAll('`', ''),
      type: type.split(',')[0],
      isNullable: type.includes('may be missing'),
      meaning,
    }));

    assert.deepEqual(
      told,
      cohortColumns([], true).map(({ name, type, isNullable, description }) => ({
        name,
        type: TYPES[type],
        isNullable,
        meaning: description,
      })),
    );
  });
});
