import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  BytesLimitError,
  CallerLeftError,
  GatewayError,
  SourceError,
  type SourceProblem,
} from '../../../src/errors.ts';
import { tell } from './opened-table.ts';
import { COLUMNS, factsOf, recordedTable } from './recorded-jobs.ts';

const SEX = '00100040';

const failing = (problem: SourceProblem) =>
  new SourceError('BIGQUERY', 'attributes', { cause: new Error('x'), problem });

describe('A table of attributes', () => {
  it('is described as soon as it is opened, before anybody asks', () => {
    assert.deepEqual(recordedTable({}).asked, ['table at null']);
  });

  it('is asked where it is, which its description tells', async () => {
    const { table, asked } = recordedTable({
      run: async () => [{ SOPInstanceUID: '1.1', PatientSex: 'F' }],
    });
    await Promise.all([tell(table, ['1.1'], [SEX]), tell(table, ['1.1'], [])]);

    assert.deepEqual(asked, ['table at null', 'run at europe-west1', 'run at europe-west1']);
  });

  for (const problem of ['TIMEOUT', 'BUSY', 'NO_ACCESS'] as const) {
    it(`is not read again where BigQuery's problem is ${problem}`, async () => {
      const failure = failing(problem);
      const { table, asked } = recordedTable({ run: () => Promise.reject(failure) });

      await assert.rejects(tell(table, ['1.1'], [SEX]), failure);
      assert.deepEqual(asked, ['table at null', 'run at europe-west1']);
    });
  }

  it('is read again once where a statement fails, and not asked again where it is as it was', async () => {
    const failure = failing('BROKEN_ANSWER');
    const { table, asked } = recordedTable({ run: () => Promise.reject(failure) });

    await assert.rejects(tell(table, ['1.1'], [SEX]), failure);
    assert.deepEqual(asked, ['table at null', 'run at europe-west1', 'table at null']);
  });

  it('is not waited for longer than for one question, where reading it again takes long', async () => {
    const failure = failing('NO_ANSWER');
    const descriptions = [Promise.resolve(factsOf(COLUMNS))];
    const { table, asked } = recordedTable(
      {
        table: () => descriptions.shift() ?? new Promise<never>(() => {}),
        run: () => Promise.reject(failure),
      },
      100,
    );

    await assert.rejects(tell(table, ['1.1'], [SEX]), failure);
    assert.deepEqual(asked, ['table at null', 'run at europe-west1', 'table at null']);
  });

  it('is asked once more where it changed, and no more than once', async () => {
    const failure = failing('BROKEN_ANSWER');
    const columns = [COLUMNS, COLUMNS.slice(0, 1)];
    const { table, statements } = recordedTable({
      table: async () => factsOf(columns.shift() ?? []),
      run: () => Promise.reject(failure),
    });

    await assert.rejects(tell(table, ['1.1'], [SEX]), failure);
    assert.deepEqual(
      statements.map(({ sql }) => sql.split(' from ')[0]),
      ['select `PatientSex`, `SOPInstanceUID`', 'select `SOPInstanceUID`'],
    );
  });

  it('is read again once for all whose statements failed together', async () => {
    const columns = [COLUMNS, COLUMNS.slice(0, 1)];
    const { table, asked } = recordedTable({
      table: async () => factsOf(columns.shift() ?? []),
      run: async ({ sql }) =>
        sql.includes('PatientSex') ? Promise.reject(failing('BROKEN_ANSWER')) : [],
    });

    await Promise.all(['1.1', '1.2', '1.3'].map((uid) => tell(table, [uid], [SEX])));
    assert.equal(asked.filter((question) => question.startsWith('table')).length, 2);
    assert.equal(asked.length, 2 + 2 * 3);
  });

  it('lets limits and callers who go pass, without another question', async () => {
    const limit = {
      source: 'BIGQUERY',
      estimatedBytes: 2,
      limitBytes: 1,
      remainingBytes: null,
      retryAfterSeconds: null,
    } as const;
    for (const error of [new BytesLimitError(limit), new CallerLeftError()]) {
      const { table, asked } = recordedTable({ run: () => Promise.reject(error) });

      await assert.rejects(tell(table, ['1.1'], [SEX]), error);
      assert.equal(asked.length, 2);
    }
  });

  it('that cannot be described at the start is described to the next who asks', async () => {
    const failure = failing('BROKEN_ANSWER');
    let isUp = false;
    const { table } = recordedTable({
      table: () => (isUp ? Promise.resolve(factsOf(COLUMNS)) : Promise.reject(failure)),
      run: async () => [],
    });

    await assert.rejects(tell(table, ['1.1'], [SEX]), failure);
    const status = await table.status();
    assert.deepEqual([status.isHealthy, status.message], [false, failure.message]);
    isUp = true;
    assert.deepEqual(await tell(table, ['1.1'], [SEX]), new Map());
  });

  it('tells a value that cannot be read of its instance alone', async () => {
    const { table } = recordedTable({
      run: async () => [
        { SOPInstanceUID: '1.1', PatientSex: { F: 1 } },
        { SOPInstanceUID: '1.2', PatientSex: 'F' },
      ],
    });
    const keys = ['1.1', '1.2'].map((instanceUid) => ({
      imageIndex: '',
      studyUid: '',
      seriesUid: '',
      instanceUid,
    }));
    const found = await table.attributes(keys, [SEX]);

    const [first, second] = ['1.1', '1.2'].map((uid) => found.get(uid));
    assert.ok(first instanceof GatewayError && first.code === 'SOURCE_UNAVAILABLE');
    assert.deepEqual(second, { [SEX]: { vr: 'CS', Value: ['F'] } });
  });
});
