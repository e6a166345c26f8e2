import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { openDuckDB } from '../../src/sources/catalog/engines/duckdb.ts';
import type { Column } from '../../src/sources/catalog/load/columns.ts';
import { writeTable } from '../../src/sources/catalog/load/write-table.ts';

const NAMES = ['PRESENT', 'ABSENT', 'UNCERTAIN'] as const;

interface MadeUpRow {
  readonly small: number | null;
  readonly whole: number | null;
  readonly long: number | null;
  readonly double: number | null;
  readonly text: string | null;
  readonly truth: boolean | null;
  readonly name: (typeof NAMES)[number] | null;
}

const COLUMNS: readonly Column<MadeUpRow>[] = [
  { name: 'small', type: 'SMALLINT', value: (row) => row.small },
  { name: 'whole', type: 'INTEGER', value: (row) => row.whole },
  { name: 'long', type: 'BIGINT', value: (row) => row.long },
  { name: 'double', type: 'DOUBLE', value: (row) => row.double },
  { name: 'text', type: 'TEXT', value: (row) => row.text },
  { name: 'truth', type: 'BOOLEAN', value: (row) => row.truth },
  { name: 'name', type: { names: NAMES }, value: (row) => row.name },
];

const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null, freq: 4 });

const ROW: fc.Arbitrary<MadeUpRow> = fc.record(
  {
    small: orNull(fc.integer({ min: -32_768, max: 32_767 })),
    whole: orNull(fc.integer()),
    long: orNull(fc.maxSafeInteger()),
    double: orNull(fc.double({ noNaN: true, noDefaultInfinity: true })),
    text: orNull(fc.string({ unit: 'grapheme' })),
    truth: orNull(fc.boolean()),
    name: orNull(fc.constantFrom(...NAMES)),
  },
  { noNullPrototype: true },
);

/** What DuckDB has of rows that were written into it. */
const writtenAndRead = async (rows: readonly MadeUpRow[]) => {
  const duckdb = await openDuckDB();
  try {
    await writeTable(duckdb.loading, { name: 'made_up', columns: COLUMNS, rows });
    const read = await duckdb.loading.runAndReadAll('select * from made_up');
    return read.getRowObjects().map((row) => ({ ...row, long: asNumber(row['long']) }));
  } finally {
    duckdb.close();
  }
};

const asNumber = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value);

const EMPTY: MadeUpRow = {
  small: null,
  whole: null,
  long: null,
  double: null,
  text: null,
  truth: null,
  name: null,
};

describe('A table that is filled', () => {
  it('has the values that were written, and null where there was none', () =>
    fc.assert(
      fc.asyncProperty(fc.array(ROW, { maxLength: 200 }), async (rows) => {
        assert.deepEqual(await writtenAndRead(rows), rows);
      }),
      { numRuns: 20 },
    ));

  it('keeps what is null apart from chunk to chunk', async () => {
    const rows = Array.from({ length: 3 * 2048 + 5 }, (_, i) => {
      const isNull = i < 2048 ? i % 3 === 0 : i > 4096 && i % 7 === 0;
      return isNull ? EMPTY : { ...EMPTY, small: i % 100, long: i * 2 ** 33, text: String(i) };
    });

    assert.deepEqual(await writtenAndRead(rows), rows);
  });

  for (const [what, row] of [
    ['a number of more than two bytes', { small: 32_768 }],
    ['a part of a number', { whole: 0.5 }],
    ['a number that is not exact', { long: 2 ** 53 }],
  ] as const) {
    it(`refuses ${what}, and names the column`, () =>
      assert.rejects(writtenAndRead([{ ...EMPTY, ...row }]), {
        name: 'TypeError',
        message: new RegExp(`column ${Object.keys(row).join()}`),
      }));
  }
});
