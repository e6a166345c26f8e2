import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openDictionary } from '../../../src/dicom/dictionary.ts';
import { attributeColumns } from '../../../src/sources/attribute-table/attribute-columns.ts';
import type { AttributeTable } from '../../../src/sources/attribute-table/attribute-table.ts';
import { rowDataset } from '../../../src/sources/attribute-table/row-dataset.ts';
import type { Column } from '../../../src/sources/bigquery/bigquery.ts';
import { bigquerySuite } from '../../support/bigquery-emulator.ts';
import { column, repeated } from '../../support/table-columns.ts';
import { type OpenTables, openTables, tell, UID } from './opened-table.ts';
import { TYPED_COLUMNS } from './typed-columns.ts';

bigquerySuite('A value of a table', () => {
  let tables: OpenTables;
  let table: AttributeTable;
  before(async () => {
    tables = await openTables();
    table = await tables.filled({
      tableId: 'typed',
      columns: [column('sopInstanceUid', 'STRING'), ...TYPED_COLUMNS.map(([one]) => one)],
      rows: [
        {
          sopInstanceUid: '1.1',
          ...Object.fromEntries(TYPED_COLUMNS.map(([{ name }, cell]) => [name, cell])),
        },
        { sopInstanceUid: '1.2' },
      ],
    });
  });
  after(() => tables?.stop());

  const elements = TYPED_COLUMNS.flatMap(([, , element]) => (element === null ? [] : [element]));

  it('is that of the element, of whatever type its column is', async () => {
    const told = await tell(table, ['1.1'], 'ALL');

    assert.deepEqual(told.get('1.1'), {
      [UID]: { vr: 'UI', Value: ['1.1'] },
      ...Object.fromEntries(elements),
    });
  });

  it('is the same where it is asked for by its tag', async () => {
    for (const [tag, element] of elements) {
      assert.deepEqual(await tell(table, ['1.1'], [tag]), new Map([['1.1', { [tag]: element }]]));
    }
  });

  it('makes no element where it is NULL, or a list of none', async () => {
    assert.deepEqual((await tell(table, ['1.2'], 'ALL')).get('1.2'), {
      [UID]: { vr: 'UI', Value: ['1.2'] },
    });
  });
});

describe('A value of a row', () => {
  /** The data set of a row with one column. */
  const read = async (one: Column, value: unknown) =>
    rowDataset({ [one.name]: value }, attributeColumns([one], await openDictionary()).values());

  it('that JSON has no number for is a text', async () => {
    const time = repeated('FrameReferenceTime', 'FLOAT');

    assert.deepEqual(await read(time, [Number.NaN, Number.POSITIVE_INFINITY, 0.1]), {
      '00541300': { vr: 'DS', Value: ['NaN', 'Infinity', 0.1] },
    });
  });

  it('that is none of its column cannot be read', async () => {
    for (const [one, value] of [
      [column('PatientSex', 'STRING'), { F: 1 }],
      [repeated('ReferencedImageSequence', 'RECORD', column('CodeValue', 'STRING')), ['x']],
      [column('PatientName', 'RECORD', column('Alphabetic', 'STRING')), 7],
      [column('ICCProfile', 'BYTES'), 'no base64!'],
    ] as const) {
      await assert.rejects(read(one, value), TypeError);
    }
  });
});
