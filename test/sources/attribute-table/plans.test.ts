import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SourcePlan } from '../../../src/query-plan.ts';
import { inRequest, ownRequest } from '../../../src/request.ts';
import { tell } from './opened-table.ts';
import { recordedTable } from './recorded-jobs.ts';

const SEX = '00100040';
const STATEMENT =
  'select `PatientSex`, `SOPInstanceUID` from `p.d.t` where `SOPInstanceUID` in unnest(?)';

describe('A plan for a table of attributes', () => {
  for (const isCached of [false, true]) {
    const whether = isCached ? 'that BigQuery remembers' : 'that reads the columns';

    it(`tells what a statement ${whether} would cost, and runs none`, async () => {
      const plans: SourcePlan[] = [];
      const { table, asked } = recordedTable({
        estimate: async ({ sql }) => ({ bytesProcessed: sql.length, tableCount: 1, isCached }),
        ceiling: () => 1000,
      });
      const plan = { request: {}, add: (one: SourcePlan) => void plans.push(one) };
      const answer = await inRequest({ ...ownRequest(), plan }, () => tell(table, ['1.1'], [SEX]));

      assert.deepEqual(answer, new Map());
      assert.deepEqual(plans, [
        {
          source: 'BIGQUERY',
          question: 'attributes of instances',
          statement: STATEMENT,
          estimatedBytes: isCached ? '0' : String(STATEMENT.length),
          maximumBytesBilled: '1000',
          isCached,
        },
      ]);
      assert.ok(!asked.some((question) => question.startsWith('run')));
    });
  }
});
