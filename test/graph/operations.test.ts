import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'graphql';
import { parseExample } from '../../src/graphiql/parse-example.ts';
import { sampleDir } from '../support/data-sets.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { requireRealData, skipWithoutRealData } from '../support/real-data.ts';

const folder = fileURLToPath(new URL('../../schema/operations', import.meta.url));

const operations = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.graphql'))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));

describe('The sample operations', () => {
  const examples = operations.map(({ path, text }) => parseExample(path, text));

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
    const names = operations.flatMap(({ text }) => namesIn(text));

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

    for (const { path, text } of operations) {
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
