import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseEnv } from 'node:util';
import { readConfig } from '../../src/config.ts';
import { DEFAULTS, namesRead, SAMPLE } from './reading.ts';

describe('.env.example', () => {
  const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
  const example = parseEnv(text);

  it('names exactly the settings that are read', () => {
    assert.deepEqual(Object.keys(example).toSorted(), namesRead());
  });

  it('gives each its default', () => {
    assert.deepEqual(readConfig(example, SAMPLE), DEFAULTS);
  });

  it('says in a sentence what each is', () => {
    const blocks = text.trim().split('\n\n').slice(1);
    for (const block of blocks.filter((part) => !part.startsWith('# ──'))) {
      assert.match(block, /^(# [^\n]+[.,:]\n)+[A-Z_]+=/, block);
    }
  });
});
