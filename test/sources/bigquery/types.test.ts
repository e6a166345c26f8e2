import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Row } from '../../../src/decode.ts';
import type { Parameter } from '../../../src/sources/bigquery/bigquery.ts';
import {
  type BigQueryEmulator,
  bigquerySuite,
  startBigQueryEmulator,
} from '../../support/bigquery-emulator.ts';
import { atEmulator, type Opened } from './opened.ts';

let emulator: BigQueryEmulator;
let opened: Opened;

const select = async (sql: string, parameters: readonly Parameter[] = []): Promise<Row> => {
  const rows = await opened.jobs.run({ label: 'types', sql, parameters });
  return rows[0] ?? assert.fail('It had no row.');
};

bigquerySuite('values of BigQuery', () => {
  before(async () => {
    emulator = await startBigQueryEmulator();
    opened = await atEmulator(emulator);
  });

  after(async () => {
    await opened.connection.close();
    await emulator.stop();
  });

  it('whole numbers are numbers, and exact beyond 2^53', async () => {
    const sql = 'select 9007199254740991 as largest, 9007199254740993 as odd, -7 as less';
    assert.deepEqual(await select(sql), {
      largest: 9_007_199_254_740_991,
      odd: 9_007_199_254_740_993n,
      less: -7,
    });
  });

  it('NUMERIC and BIGNUMERIC keep all their digits', async () => {
    const sql =
      "select numeric '12345678901234567890.123456789' as n, bignumeric '0.00000000000000000000000000000000000001' as b";
    const { n, b } = await select(sql);
    assert.equal(n, '12345678901234567890.123456789');
    assert.match(String(b), /^(0\.0{37}1|1e-38)$/i);
  });

  it('dates and times are texts', async () => {
    const sql = `select date '2017-01-31' as day, time '12:34:56.789' as clock,
      datetime '2017-01-31 12:34:56' as both,
      timestamp '2024-02-29 12:34:56.789012+00' as moment, timestamp '1969-12-31 23:59:59.5+00' as early,
      timestamp '2024-02-29 12:34:56+02' as whole`;
    assert.deepEqual(await select(sql), {
      day: '2017-01-31',
      clock: '12:34:56.789',
      both: '2017-01-31T12:34:56',
      moment: '2024-02-29T12:34:56.789012Z',
      early: '1969-12-31T23:59:59.5Z',
      whole: '2024-02-29T10:34:56Z',
    });
  });

  it('numbers with a fraction, truth values and texts are themselves', async () => {
    const sql =
      "select 0.1 as f, 1e300 as large, true as yes, false as nay, 'é\\n\"' as t, '' as empty";
    assert.deepEqual(await select(sql), {
      f: 0.1,
      large: 1e300,
      yes: true,
      nay: false,
      t: 'é\n"',
      empty: '',
    });
  });

  it('null is not an empty list, nor an empty text', async () => {
    const sql = 'select cast(null as string) as nothing, cast(null as int64) as none, [] as list';
    assert.deepEqual(await select(sql), { nothing: null, none: null, list: [] });
  });

  // BigQuery takes reserved words within records too; the emulator keeps each result in a table, and
  // does not quote them there.
  it('lists and records may be within each other, and names may be reserved words', async () => {
    const sql = `select [1, 2] as \`select\`, struct('Doe' as family, ['a', 'b'] as given) as \`from\`,
      [struct(1 as place), struct(2 as place)] as \`group\``;
    assert.deepEqual(await select(sql), {
      select: [1, 2],
      from: { family: 'Doe', given: ['a', 'b'] },
      group: [{ place: 1 }, { place: 2 }],
    });
  });

  it('parameters come back as they went', async () => {
    const sql = `select cast(? as int64) as i, cast(? as int64) as big, cast(? as float64) as f,
      cast(? as bool) as b, cast(? as string) as s`;
    const hostile = '\'; drop table t; -- "\\ \n {{projectId}} ${x} 😀';
    assert.deepEqual(await select(sql, [-5, 9_007_199_254_740_993n, 2.5, false, hostile]), {
      i: -5,
      big: 9_007_199_254_740_993n,
      f: 2.5,
      b: false,
      s: hostile,
    });
  });

  it('lists are one parameter each, of any length, also of none', async () => {
    const sql = `select countif(n in unnest(?)) as numbers, countif(cast(n as string) in unnest(?)) as texts
      from unnest(generate_array(1, 9)) as n`;
    const counted = async (...parameters: Parameter[]): Promise<Row> => select(sql, parameters);
    assert.deepEqual(await counted([1, 2, 30], ['3']), { numbers: 2, texts: 1 });
    assert.deepEqual(await counted({ emptyListOf: 'INT64' }, []), { numbers: 0, texts: 0 });
  });

  it('a column of no name that repeats is refused, not dropped', async () => {
    await assert.rejects(
      opened.jobs.run({ label: 'two', sql: 'select 1 as a, 2 as a', parameters: [] }),
    );
  });
});
