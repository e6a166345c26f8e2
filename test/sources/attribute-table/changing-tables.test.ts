import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { SourceError } from '../../../src/errors.ts';
import { bigquerySuite } from '../../support/bigquery-emulator.ts';
import { fillTable } from '../../support/dicom-export/fill-table.ts';
import { removeTable } from '../../support/emulator-tables.ts';
import { column } from '../../support/table-columns.ts';
import { type OpenTables, openTables, tell } from './opened-table.ts';

const SEX = '00100040';
const AGE = '00101010';
const KEY = column('SOPInstanceUID', 'STRING');
const [PATIENT_SEX, PATIENT_AGE] = [column('PatientSex', 'STRING'), column('PatientAge', 'STRING')];
/** An export has no column for what no object has, as the number of frames: it is one then. */
const SHOWN = [
  KEY,
  ...[
    'Modality',
    'PatientAge',
    'PatientID',
    'PatientSex',
    'PhotometricInterpretation',
    'SOPClassUID',
    'TransferSyntaxUID',
  ].map((name) => column(name, 'STRING')),
  ...['Rows', 'Columns', 'BitsStored'].map((name) => column(name, 'INTEGER')),
];
const ROW = { SOPInstanceUID: '1.1', PatientSex: 'F' };
const FEMALE = { [SEX]: { vr: 'CS', Value: ['F'] } };

bigquerySuite('A table that is not as it was thought to be', () => {
  let tables: OpenTables;
  before(async () => {
    tables = await openTables();
  });
  after(() => tables?.stop());

  it('is well without a column, and says which are missing and what is null for it', async () => {
    const columns = [
      ...SHOWN.filter(({ name }) => !['PatientAge', 'Columns'].includes(name)),
      // That it is there is not enough.
      column('StudyDescription', 'BOOLEAN'),
    ];
    const table = await tables.filled({ tableId: 'narrow', columns, rows: [] });

    assert.deepEqual(await table.status(), {
      source: 'BIGQUERY',
      adapter: 'bigquery',
      isHealthy: true,
      message:
        'The table has no readable column StudyDescription, PatientAge, Columns, so tags leave it out. Null without it: DicomInstance.columns, Study.description.',
    });
  });

  it('has nothing to say where all is there that the graph shows', async () => {
    const columns = [...SHOWN, column('StudyDescription', 'STRING')];
    const table = await tables.filled({ tableId: 'whole', columns, rows: [] });

    const { isHealthy, message } = await table.status();
    assert.deepEqual([isHealthy, message], [true, null]);
  });

  it('is read again, and answered from without it, where it lost a column', async () => {
    const columns = [KEY, PATIENT_SEX, PATIENT_AGE];
    const rows = [{ ...ROW, PatientAge: '058Y' }];
    const table = await tables.filled({ tableId: 'losing', columns, rows });
    const age = { vr: 'AS', Value: ['058Y'] };
    assert.deepEqual((await tell(table, ['1.1'], [SEX, AGE])).get('1.1'), {
      ...FEMALE,
      [AGE]: age,
    });
    await fillTable(tables.front, { tableId: 'losing', columns: columns.slice(0, 2), rows: [ROW] });
    tables.front.clear();

    const answers = await Promise.all([
      tell(table, ['1.1'], [SEX, AGE]),
      tell(table, ['1.1', '1.2'], [SEX, AGE]),
    ]);

    for (const answer of answers) assert.deepEqual(answer, new Map([['1.1', FEMALE]]));
    const texts = new Set(tables.statements().map(({ sql }) => sql));
    assert.ok([...texts].at(-1)?.startsWith('select `PatientSex`, `SOPInstanceUID` from'));
    const { isHealthy, message } = await table.status();
    assert.ok(isHealthy);
    assert.match(message ?? '', /Since it was first read it lost PatientAge\./);
    tables.front.clear();
    await tell(table, ['1.1'], [SEX, AGE]);
    assert.equal(tables.statements().length, 1);
  });

  it('that is not there refuses, and is used as soon as it is there', async () => {
    const table = tables.opened('late');
    for (const wanted of [[SEX], [], 'ALL'] as const) {
      await assert.rejects(tell(table, ['1.1'], wanted), (error) => {
        assert.ok(error instanceof SourceError);
        const { source, code, problem, message } = error;
        assert.deepEqual([source, code, problem], ['BIGQUERY', 'SOURCE_UNAVAILABLE', 'NO_ACCESS']);
        assert.doesNotMatch(message, /late/);
        return true;
      });
    }
    const { isHealthy, message } = await table.status();
    assert.deepEqual(
      [isHealthy, message],
      [false, 'The source BIGQUERY refuses this gateway. Its operator has to grant it access.'],
    );

    await fillTable(tables.front, { tableId: 'late', columns: [KEY, PATIENT_SEX], rows: [ROW] });
    assert.deepEqual(await tell(table, ['1.1'], [SEX]), new Map([['1.1', FEMALE]]));
  });

  it('that goes away refuses', async () => {
    const columns = [KEY, PATIENT_SEX];
    const table = await tables.filled({ tableId: 'going', columns, rows: [ROW] });
    await tell(table, ['1.1'], [SEX]);
    await removeTable(tables.front, 'going');

    await assert.rejects(tell(table, ['1.1'], [SEX]), { source: 'BIGQUERY', problem: 'NO_ACCESS' });
    assert.equal((await table.status()).isHealthy, false);
  });

  it('without UIDs refuses', async () => {
    for (const key of [column('SOPInstanceUID', 'INTEGER'), column('InstanceUID', 'STRING')]) {
      const columns = [key, PATIENT_SEX];
      const table = await tables.filled({ tableId: 'keyless', columns, rows: [] });

      await assert.rejects(tell(table, ['1.1'], [SEX]), { source: 'BIGQUERY' });
      assert.equal((await table.status()).isHealthy, false);
    }
  });
});
