import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Column } from '../../../src/sources/bigquery/bigquery.ts';
import { columnsOf } from '../../../src/sources/bigquery/columns.ts';
import { rowsOf } from '../../../src/sources/bigquery/rows.ts';

// Forms of BigQuery that the emulator writes otherwise: numbers that are none, exponents with a sign,
// lists within records that are null there and empty here.

const column = (type: string, mode = 'NULLABLE', fields: readonly Column[] = []): Column => ({
  name: 'c',
  type,
  mode,
  fields,
});

const read = (v: unknown, of: Column): unknown =>
  rowsOf({ rows: [{ f: [{ v }] }] }, [of])[0]?.['c'];

describe('rows as the REST API writes them', () => {
  it('numbers with a fraction may be none, or without an end', () => {
    for (const [text, number] of [
      ['1.0E300', 1e300],
      ['-0.0', -0],
      ['NaN', Number.NaN],
      ['Infinity', Infinity],
      ['-Infinity', -Infinity],
      ['+Inf', Infinity],
    ] as const) {
      assert.deepEqual(read(text, column('FLOAT')), number);
    }
  });

  it('whole numbers are exact to the last of 64 bits', () => {
    assert.equal(read('-9223372036854775808', column('INTEGER')), -9_223_372_036_854_775_808n);
    assert.equal(read('-9007199254740991', column('INT64')), -9_007_199_254_740_991);
  });

  it('moments before 1970 count backwards', () => {
    assert.equal(read('-1', column('TIMESTAMP')), '1969-12-31T23:59:59.999999Z');
    assert.equal(read('-62135596800000000', column('TIMESTAMP')), '0001-01-01T00:00:00Z');
    assert.equal(read('253402300799999999', column('TIMESTAMP')), '9999-12-31T23:59:59.999999Z');
  });

  it('what is left out, or null, is null; a list is empty', () => {
    assert.equal(read(null, column('STRING')), null);
    assert.equal(read(undefined, column('INTEGER')), null);
    assert.deepEqual(read(null, column('STRING', 'REPEATED')), []);
    assert.equal(read(null, column('RECORD', 'NULLABLE', [column('STRING')])), null);
  });

  it('names such as __proto__ are names', () => {
    const [row] = rowsOf({ rows: [{ f: [{ v: 'x' }] }] }, [
      { ...column('STRING'), name: '__proto__' },
    ]);
    assert.deepEqual(Object.keys(row ?? {}), ['__proto__']);
  });

  it('a value that is none of its type is a TypeError', () => {
    assert.throws(() => read('1.5', column('INTEGER')), TypeError);
    assert.throws(() => read('', column('FLOAT')), TypeError);
    assert.throws(() => read('1', column('BOOLEAN')), TypeError);
    assert.throws(() => read({ f: [] }, column('STRING')), TypeError);
    assert.throws(() => rowsOf({ rows: [{ f: [] }] }, [column('STRING')]), TypeError);
  });

  it('columns without a mode are NULLABLE, and may have columns', () => {
    const fields = [
      { name: 'r', type: 'RECORD', fields: [{ name: 's', type: 'STRING', mode: 'REPEATED' }] },
    ];
    assert.deepEqual(columnsOf({ fields }), [
      {
        name: 'r',
        type: 'RECORD',
        mode: 'NULLABLE',
        fields: [{ name: 's', type: 'STRING', mode: 'REPEATED', fields: [] }],
      },
    ]);
  });
});
