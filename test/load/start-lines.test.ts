import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Column } from '../../src/sources/bigquery/bigquery.ts';
import { tableSettings } from '../graph/dicom/held-table.ts';
import {
  type BigQueryEmulator,
  bigquerySuite,
  startBigQueryEmulator,
} from '../support/bigquery-emulator.ts';
import { fillTable } from '../support/dicom-export/fill-table.ts';
import { startGatewayProcess } from '../support/gateway-process.ts';
import { column } from '../support/table-columns.ts';

describe('A process whose DICOM store is not there', () => {
  it('starts, says so, and logs why a question failed', async (test) => {
    const env = {
      DICOM_STORE: 'dicomweb',
      // Nothing listens there, and nothing may without privileges.
      DICOMWEB_URL: 'http://127.0.0.1:1/dicom-web',
    };
    const { url, said, ...gateway } = await startGatewayProcess(env, /Not reached/);
    test.after(() => gateway.kill());
    await fetch(`${url}/images/00000013_008.png/thumbnail`);
    const { code, logged } = await gateway.end();

    assert.equal(code, 0);
    assert.match(said, /Not reached: DICOMWEB \(dicomweb\)\. /);
    assert.match(logged, /"message":"DICOMWEB: metadata of 00000013_008\.png"/);
    assert.match(logged, /"code":"ECONNREFUSED"/);
  });
});

bigquerySuite('A process with a table of attributes', () => {
  let emulator: BigQueryEmulator;
  before(async () => {
    emulator = await startBigQueryEmulator();
  });
  after(() => emulator?.stop());

  const KEY = column('SOPInstanceUID', 'STRING');

  it('says at its start, and when it is asked whether it is ready, which columns are missing', async (test) => {
    const columns: readonly Column[] = [
      KEY,
      ...['Modality', 'PatientID', 'PatientSex', 'PhotometricInterpretation', 'SOPClassUID'].map(
        (name) => column(name, 'STRING'),
      ),
      ...['Rows', 'Columns', 'BitsStored'].map((name) => column(name, 'INTEGER')),
    ];
    await fillTable(emulator, { tableId: 'narrow', columns, rows: [] });
    const message =
      'The table has no readable column StudyDescription, TransferSyntaxUID, PatientAge, so tags leave it out. Null without it: DicomInstance.transferSyntaxUid, Study.description.';

    const gateway = await startGatewayProcess(tableSettings(emulator, 'narrow'), /Incomplete.*\n/);
    test.after(() => gateway.kill());
    const ready = await fetch(`${gateway.url}/readyz`);
    const answer: unknown = await ready.json();
    const { logged } = await gateway.end();

    assert.deepEqual(linesAfterReady(gateway.said), [
      `Incomplete: BIGQUERY (bigquery). ${message}`,
    ]);
    assert.equal(ready.status, 200);
    assert.match(JSON.stringify(answer), /^\{"status":"ready"/);
    assert.ok(JSON.stringify(answer).includes(JSON.stringify(message)));
    assert.equal(logged, '');
  });

  for (const [name, columns, reason] of [
    ['absent', null, 'There is none, or it must not be seen.'],
    [
      'keyless',
      [column('PatientSex', 'STRING')],
      'It has no column SOPInstanceUID of type STRING.',
    ],
  ] as const) {
    it(`starts where the table is ${name}, says so, and logs why to who looks after it`, async (test) => {
      if (columns !== null) await fillTable(emulator, { tableId: name, columns, rows: [] });

      const gateway = await startGatewayProcess(tableSettings(emulator, name), /Not reached.*\n/);
      test.after(() => gateway.kill());
      const answer = await ask(gateway.url, '{ images(first: 1) { nodes { dicom { rows } } } }');
      const { code, logged } = await gateway.end();

      assert.deepEqual(linesAfterReady(gateway.said), [
        'Not reached: BIGQUERY (bigquery). The source BIGQUERY refuses this gateway. Its operator has to grant it access.',
      ]);
      assert.match(answer, /"code":"SOURCE_UNAVAILABLE"/);
      assert.doesNotMatch(answer, /SOPInstanceUID|radiograph-test/);
      assert.ok(logged.includes(`BIGQUERY_DICOM_TABLE radiograph-test.catalog.${name}: ${reason}`));
      assert.equal(code, 0);
    });
  }
});

/** What a gateway says of its stores. */
const linesAfterReady = (said: string): readonly string[] => {
  const lines = said.trimEnd().split('\n');
  return lines.slice(lines.findIndex((line) => line.startsWith('Ready.')) + 1);
};

const ask = async (url: string, query: string): Promise<string> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.text();
};
