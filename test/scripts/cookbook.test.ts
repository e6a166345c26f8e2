import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { buildSchema, getVariableValues, Kind, parse, validate } from 'graphql';
import { CHAPTERS } from '../../scripts/cookbook/chapters.ts';
import { readOperation } from '../../scripts/cookbook/operation.ts';
import { writePage } from '../../scripts/cookbook/page.ts';
import { withGateway } from '../../scripts/cookbook/published-gateway.ts';
import { wordsOf } from '../../scripts/cookbook/sentence.ts';
import { sampleDir } from '../support/gateway.ts';
import { requireRealData, skipWithoutRealData } from '../support/real-data.ts';

const project = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/cookbook.md', project), 'utf8');
const schema = buildSchema(readFileSync(new URL('schema/schema.graphql', project), 'utf8'));
const recipes = CHAPTERS.flatMap((chapter) => chapter.recipes);

const blocksIn = (text: string, language: string): readonly string[] =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\n\`\`\``, 'gs'))].map(
    ([, block = '']) => block,
  );

describe('The cookbook', () => {
  it('asks what is committed, each question once and in the order of its recipes', () => {
    const committed = recipes.map(({ operation }) => readOperation(operation).query);

    assert.deepEqual(blocksIn(page, 'graphql'), committed);
    assert.equal(new Set(committed).size, committed.length);
    assert.ok(committed.length >= 10);
  });

  it('asks what the contract allows, with variables that it takes', () => {
    for (const { operation, variables = {} } of recipes) {
      const document = parse(readOperation(operation).query);
      const [definition] = document.definitions;

      assert.deepEqual(validate(schema, document), []);
      assert.ok(definition?.kind === Kind.OPERATION_DEFINITION);
      const asked = definition.variableDefinitions ?? [];
      assert.deepEqual(getVariableValues(schema, asked, variables).errors, undefined);
      const names = asked.map(({ variable }) => variable.name.value);
      assert.deepEqual(
        Object.keys(variables).filter((name) => !names.includes(name)),
        [],
      );
    }
  });

  it('shows under each question its variables and an answer that is JSON', () => {
    const sections = page.split('\n### ').slice(1);

    assert.equal(sections.length, recipes.length);
    for (const [index, { variables }] of recipes.entries()) {
      const shown = blocksIn(sections[index] ?? '', 'json').map((block): unknown =>
        JSON.parse(block),
      );
      assert.deepEqual(shown.slice(0, -1), variables === undefined ? [] : [variables]);
      assert.ok(Object.hasOwn(Object(shown.at(-1)), 'data'));
    }
  });

  it('takes each number of its sentences from an answer', () => {
    for (const { says } of recipes) {
      // Names that have digits: of releases, a coefficient, an interval, readers.
      const words = wordsOf(says).replaceAll(/\b(2017|2020|AC1|95%|\d{10})/g, '');
      assert.doesNotMatch(words, /\d/, says);
    }
  });

  it('is not written from made-up data', async () => {
    await assert.rejects(
      withGateway(sampleDir, (ask) => writePage(CHAPTERS, ask)),
      /DATA_DIR: wanted the folder of all published files, found .*"isSynthetic":true/,
    );
  });

  it('is what the published files answer, byte for byte', {
    skip: skipWithoutRealData,
  }, async () => {
    const written = await withGateway(requireRealData(), (ask) => writePage(CHAPTERS, ask));

    assert.equal(
      page,
      written,
      'docs/cookbook.md is not what the files say. Run npm run cookbook.',
    );
  });
});
