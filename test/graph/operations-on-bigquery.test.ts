// Every sample operation on both engines: the same bytes of JSON, from the same statements.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { bigquerySuite } from '../support/bigquery-emulator.ts';
import { type Answer, sampleDir, startGateway, type TestGateway } from '../support/gateway.ts';
import { type OnBigQuery, startOnBigQuery } from '../support/on-bigquery.ts';
import { requireRealData, skipWithoutRealData } from '../support/real-data.ts';
import { sampleOperations } from './operations/sample-operations.ts';

/**
 * Fields in which the engines differ by what they are, by operation: when each was loaded, how a statement reads and
 * what it would bill. No operation asks for Dataset.engine and SourceStatus.adapter; extensions.cost is beside the data.
 */
const OWN: Readonly<Record<string, readonly string[]>> = {
  'ml-engineer/what-is-served.graphql': ['loadedAt'],
  'ml-engineer/what-it-costs.graphql': ['statement', 'estimatedBytes', 'maximumBytesBilled'],
};

// The emulator looks at all pairs of a list and a column: it takes minutes on 112,120 images.
const isAsked = process.env['RADIOGRAPH_COMPARE_REAL_DATA'] === '1';
const skipPublished = isAsked
  ? skipWithoutRealData
  : 'ENGINES NOT COMPARED ON THE PUBLISHED FILES: set RADIOGRAPH_COMPARE_REAL_DATA=1.';

answersAlike('on the sample', () => sampleDir, false);
answersAlike('on the published files', requireRealData, skipPublished);

function answersAlike(where: string, openFolder: () => string, skip: string | false): void {
  bigquerySuite(`On DuckDB and on BigQuery, ${where}`, () => {
    let plain: TestGateway;
    let billed: OnBigQuery;
    before(async () => {
      if (skip !== false) return;
      const dataDir = openFolder();
      plain = await startGateway({ dataDir });
      billed = await startOnBigQuery({ dataDir });
    });
    after(async () => {
      await billed?.stop();
      await plain?.stop();
    });

    for (const { path, text } of sampleOperations) {
      const own = OWN[path] ?? [];

      it(`${path} has the same answer, from the same statements`, { skip }, async () => {
        plain.clearStatements();
        billed.clearStatements();
        billed.front.clear();
        const [expected, found] = [await plain.query(text), await billed.query(text)];

        assert.deepEqual([...billed.logged, expected.errors, found.errors], [undefined, undefined]);
        assert.equal(jsonOf(found, own), jsonOf(expected, own));
        for (const field of own) {
          const others = own.filter((name) => name !== field);
          assert.notEqual(jsonOf(found, others), jsonOf(expected, others), field);
        }
        assert.deepEqual(labelsOf(billed), labelsOf(plain));
        const jobs = billed.front.seen.filter(({ isDryRun }) => !isDryRun);
        assert.ok(jobs.length <= plain.statements.length, `${jobs.length} jobs`);
      });
    }
  });
}

/** An answer as it is sent, but for the values of some fields. */
const jsonOf = ({ data }: Answer<object>, left: readonly string[]): string =>
  JSON.stringify(data, (key, value: unknown) => (left.includes(key) ? '' : value));

const labelsOf = ({ statements }: TestGateway): readonly string[] =>
  statements.map(({ label }) => label).sort();
