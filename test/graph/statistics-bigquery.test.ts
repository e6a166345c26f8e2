import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { bigquerySuite } from '../support/bigquery-emulator.ts';
import { sampleDir, startGateway, type TestGateway } from '../support/gateway.ts';
import { type OnBigQuery, startOnBigQuery } from '../support/on-bigquery.ts';
import { ADJUDICATED, askComparison, GROUND_TRUTH, NLP, readBy } from './comparison/asking.ts';

const NLP_2017 = '{ source: NLP, labelSet: NIH_NLP_2017 }';
const WOMEN = 'filter: { sex: { eq: FEMALE } }';
const AGREEMENT = `finding imageCount readerCount readCount percentAgreement fleissKappa krippendorffAlpha
  gwetAc1 prevalence exclusions { reason count }
  pairs { left { readerId } right { readerId } imageCount cohenKappa { value lower95 upper95 } }`;

const QUESTIONS: readonly string[] = [
  `{ agreement(labelSet: FOUR_FINDINGS_2019, uncertain: EXCLUDE) { ${AGREEMENT} } }`,
  `{ agreement(labelSet: ALL_FINDINGS_2021, readers: ["4343883996", "4343882785"], ${WOMEN}) { ${AGREEMENT} } }`,
  askComparison(NLP_2017, NLP),
  askComparison(NLP, NLP, WOMEN),
  askComparison(ADJUDICATED, NLP),
  askComparison(NLP_2017, GROUND_TRUTH, WOMEN),
  askComparison(readBy('9188098580'), readBy('9188098580'), 'uncertain: SEPARATE'),
  askComparison(GROUND_TRUTH, readBy('4343882785', 'ALL_FINDINGS_2021')),
  '{ readers { performance(labelSet: FOUR_FINDINGS_2019, uncertain: SEPARATE) { imageCount f1 exclusions { reason count } cells { reference candidate imageCount } } } }',
];

bigquerySuite('Statistics on BigQuery', () => {
  let duckdb: TestGateway;
  let bigquery: OnBigQuery;
  before(async () => {
    duckdb = await startGateway();
    bigquery = await startOnBigQuery({ dataDir: sampleDir });
  });
  after(async () => {
    await bigquery?.stop();
    await duckdb?.stop();
  });

  for (const question of QUESTIONS) {
    it(`are those on DuckDB, by as many statements: ${question.slice(0, 100)}`, async () => {
      for (const gateway of [duckdb, bigquery]) gateway.clearStatements();
      assert.deepEqual(await bigquery.data(question), await duckdb.data(question));
      const asked = ({ statements }: TestGateway) => statements.map(({ label }) => label);
      assert.deepEqual(asked(bigquery), asked(duckdb));
    });
  }
});
