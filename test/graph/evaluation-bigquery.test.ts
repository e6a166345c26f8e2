import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { bigquerySuite } from '../support/bigquery-emulator.ts';
import { sampleDir, startGateway, type TestGateway } from '../support/gateway.ts';
import { type OnBigQuery, startOnBigQuery } from '../support/on-bigquery.ts';
import { ADJUDICATED, GROUND_TRUTH, NLP, readBy } from './comparison/asking.ts';
import { askEvaluation } from './evaluation/asking.ts';

const SUBGROUPS = 'subgroups: [SEX, VIEW_POSITION, AGE_DECADE]';

const QUESTIONS: readonly (readonly [string, string])[] = [
  ['EDEMA', askEvaluation(NLP, SUBGROUPS)],
  ['EDEMA', askEvaluation(GROUND_TRUTH, `threshold: 0.5 filter: { sex: { eq: FEMALE } }`)],
  ['PNEUMOTHORAX', askEvaluation(ADJUDICATED, SUBGROUPS)],
  ['PNEUMOTHORAX', askEvaluation(readBy('9188098580'), 'uncertain: AS_PRESENT')],
];

bigquerySuite('Evaluation on BigQuery', () => {
  let duckdb: TestGateway;
  let bigquery: OnBigQuery;
  let imageIndexes: readonly string[];
  before(async () => {
    duckdb = await startGateway();
    bigquery = await startOnBigQuery({ dataDir: sampleDir });
    const { images } = await duckdb.data<{ images: { nodes: { imageIndex: string }[] } }>(
      '{ images(first: 100, filter: { labels: { some: { source: { eq: READER } } } }) { nodes { imageIndex } } }',
    );
    imageIndexes = images.nodes.map(({ imageIndex }) => imageIndex);
  });
  after(async () => {
    await bigquery?.stop();
    await duckdb?.stop();
  });

  for (const [finding, question] of QUESTIONS) {
    it(`is that on DuckDB, by as many statements: ${question.slice(45, 145).trim()}`, async () => {
      const predictions = imageIndexes.map((imageIndex, i) => ({
        imageIndex,
        finding,
        score: (i * 7) % 11,
      }));
      for (const gateway of [duckdb, bigquery]) gateway.clearStatements();
      const [plain, billed] = [duckdb, bigquery].map((each) =>
        each.data(question, { predictions }),
      );
      assert.deepEqual(await billed, await plain);
      const asked = ({ statements }: TestGateway) =>
        statements.map(({ label }) => label).toSorted();
      assert.deepEqual(asked(bigquery), asked(duckdb));
    });
  }
});
