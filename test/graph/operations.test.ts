import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parse } from 'graphql';
import { parseExample } from '../../src/graphiql/parse-example.ts';
import { sampleDir } from '../support/data-sets.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { requireRealData, skipWithoutRealData } from '../support/real-data.ts';
import { sampleOperations } from './operations/sample-operations.ts';

describe('The sample operations', () => {
  const examples = sampleOperations.map(({ path, text }) => parseExample(path, text));

  for (const audience of ['researcher', 'ml-engineer', 'front-end', 'federation']) {
    it(`are numbered from 1 for the audience ${audience}`, () => {
      const own = examples.filter((example) => example.audience === audience);
      const orders = own.map(({ order }) => order).sort((left, right) => left - right);

      assert.ok(orders.length > 0);
      assert.deepEqual(
        orders,
        [...orders.keys()].map((index) => index + 1),
      );
    });
  }

  it('have titles and names of their own', () => {
    const titles = examples.map(({ title }) => title);
    const names = sampleOperations.flatMap(({ text }) => namesIn(text));

    assert.equal(new Set(titles).size, titles.length);
    assert.equal(new Set(names).size, names.length);
  });
});

answersEach('on the sample', () => sampleDir, false);
answersEach('on the published files', requireRealData, skipWithoutRealData);

function answersEach(where: string, dataDir: () => string, skip: string | false): void {
  describe(`Every sample operation ${where}`, { skip }, () => {
    let gateway: TestGateway;

    before(async () => {
      gateway = await startGateway({ dataDir: dataDir() });
    });

    after(() => gateway?.stop());

    for (const { path, text } of sampleOperations) {
      it(`${path} answers, and with something`, async () => {
        const { data, errors } = await gateway.query(text);

        assert.equal(errors, undefined);
        for (const [field, value] of Object.entries(data ?? {})) {
          assert.ok(hasContent(value), `${field} came back empty`);
        }
      });
    }
  });
}

function namesIn(text: string): readonly string[] {
  return parse(text).definitions.flatMap((definition) =>
    'name' in definition && definition.name ? [definition.name.value] : [],
  );
}

/** Whether there is a value anywhere in it; a connection must have found something. */
function hasContent(value: unknown): boolean {
  if (value === null || typeof value !== 'object') {
    return value !== null;
  }
  if ('totalCount' in value && value.totalCount === 0) {
    return false;
  }
  return Object.values(value).some(hasContent);
}
