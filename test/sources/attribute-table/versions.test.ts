import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Row } from '../../../src/decode.ts';
import { presentRows } from '../../../src/sources/attribute-table/present-rows.ts';
import type { Column } from '../../../src/sources/bigquery/bigquery.ts';
import { bigquerySuite } from '../../support/bigquery-emulator.ts';
import { column } from '../../support/table-columns.ts';
import { type OpenTables, openTables, tell } from './opened-table.ts';

const SEX = '00100040';
const STREAMED: readonly Column[] = [
  column('SOPInstanceUID', 'STRING'),
  column('PatientSex', 'STRING'),
  column('LastUpdated', 'TIMESTAMP'),
  column('Type', 'STRING'),
];
const row = (uid: string, sex: string, lastUpdated: string) => ({
  SOPInstanceUID: uid,
  PatientSex: sex,
  LastUpdated: lastUpdated,
  Type: 'INSERT',
});
const deletion = (uid: string, lastUpdated: string) => ({
  ...row(uid, 'M', lastUpdated),
  Type: 'DELETE',
});
const sex = (value: string) => ({ [SEX]: { vr: 'CS', Value: [value] } });

bigquerySuite('Of an instance with several rows', () => {
  let tables: OpenTables;
  before(async () => {
    tables = await openTables();
  });
  after(() => tables?.stop());

  it('the one that was updated last counts, and none where that tells of its deletion', async () => {
    const table = await tables.filled({
      tableId: 'streamed',
      columns: STREAMED,
      rows: [
        row('1.1', 'M', '2024-05-01 10:00:00+00'),
        row('1.1', 'F', '2024-05-01 10:00:00.5+00'),
        row('1.1', 'O', '2019-05-01 10:00:00+00'),
        row('1.2', 'M', '2024-05-01 10:00:00+00'),
        deletion('1.2', '2024-05-02 10:00:00+00'),
        deletion('1.3', '2024-05-02 10:00:00+00'),
        row('1.3', 'F', '2024-05-03 10:00:00+00'),
      ],
    });
    tables.front.clear();

    assert.deepEqual(
      await tell(table, ['1.1', '1.2', '1.3'], [SEX]),
      new Map([
        ['1.1', sex('F')],
        ['1.3', sex('F')],
      ]),
    );
    assert.deepEqual(await tell(table, ['1.2', '1.1'], []), new Map([['1.1', {}]]));
    assert.deepEqual(
      tables.statements().map(({ sql }) => sql.replace(/ from .*/, '')),
      [
        'select `LastUpdated`, `PatientSex`, `SOPInstanceUID`, `Type`',
        'select `LastUpdated`, `SOPInstanceUID`, `Type`',
      ],
    );
  });

  it('the same counts each time where no column tells the last', async () => {
    const table = await tables.filled({
      tableId: 'doubled',
      columns: STREAMED.slice(0, 2),
      rows: ['M', 'F', 'O'].map((value) => ({ SOPInstanceUID: '1.1', PatientSex: value })),
    });

    for (let round = 0; round < 3; round += 1) {
      assert.deepEqual(await tell(table, ['1.1'], [SEX]), new Map([['1.1', sex('F')]]));
    }
  });
});

describe('Rows of several versions', () => {
  const versions = { key: 'uid', lastUpdated: 'at', type: 'type' };
  const pick = (rows: readonly Row[]) => presentRows(rows, versions).get('1')?.['sex'];

  it('give the same whatever their order', () => {
    const rows = [
      { uid: '1', at: '2024-05-01T10:00:00Z', type: null, sex: 'A' },
      { uid: '1', at: '2024-05-01T10:00:00.000001Z', type: null, sex: 'B' },
      { uid: '1', at: '2024-05-01T10:00:00.00001Z', type: null, sex: 'D' },
      { uid: '1', at: '2024-05-01T10:00:00.00001Z', type: null, sex: 'C', size: 2n ** 60n },
      { uid: '1', at: null, type: null, sex: '0' },
    ];

    for (let first = 0; first < rows.length; first += 1) {
      const turned = [...rows.slice(first), ...rows.slice(0, first)];
      assert.equal(pick(turned), 'C');
      assert.equal(pick(turned.toReversed()), 'C');
    }
  });

  it('are all taken for the oldest where they do not say when', () => {
    assert.equal(pick([{ uid: '1', at: null, type: 'DELETE', sex: 'A' }]), undefined);
    assert.equal(
      pick([
        { uid: '1', at: null, type: 'DELETE', sex: 'A' },
        { uid: '1', at: '1999-01-01T00:00:00Z', type: 'INSERT', sex: 'B' },
      ]),
      'B',
    );
  });
});
