// The sample operations that show what DICOM objects say, with nothing but BigQuery behind them: the catalog, and the
// attributes from a table that says what the objects say.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { DicomDataset } from '../../src/dicom/dicom-json.ts';
import { instanceKeyOf } from '../../src/dicom/instance-key.ts';
import { startBigQueryGateway } from '../support/bigquery-catalog.ts';
import { bigquerySuite, startBigQueryEmulator } from '../support/bigquery-emulator.ts';
import { type EmulatorFront, startEmulatorFront } from '../support/emulator-front.ts';
import { sampleDir, startGateway, type TestGateway } from '../support/gateway.ts';
import { holdInTable, tableSettings } from './dicom/held-table.ts';
import { type SampleOperation, sampleOperations } from './operations/sample-operations.ts';

/** Whether an operation shows what DICOM objects say: their addresses alone are asked of nobody. */
const isOfObjects = ({ text }: SampleOperation): boolean => /\b(dicom|series) \{/.test(text);

bigquerySuite('On BigQuery, with the DICOM attributes from a table too, on the sample', () => {
  let plain: TestGateway;
  let front: EmulatorFront;
  let billed: TestGateway;
  before(async () => {
    plain = await startGateway();
    front = await startEmulatorFront(await startBigQueryEmulator());
    await holdInTable(front, 'attributes', { datasets: await objectsOf(plain) });
    const env = tableSettings(front, 'attributes');
    billed = await startBigQueryGateway({ emulator: front, dataDir: sampleDir, env });
  });
  after(async () => {
    await billed?.stop();
    await front?.stop();
    await plain?.stop();
  });

  for (const { path, text } of sampleOperations.filter(isOfObjects)) {
    it(`${path} has the same answer as from the objects themselves`, async () => {
      const [expected, found] = [await plain.data(text), await billed.data(text)];

      assert.equal(JSON.stringify(found), JSON.stringify(expected));
      assert.ok(front.seen.some(({ sql }) => sql.includes('.attributes`')));
      front.clear();
    });
  }
});

/** What the objects of a gateway's images say, as far as there are any. */
const objectsOf = async (gateway: TestGateway): Promise<readonly DicomDataset[]> => {
  const { patientsById } = await gateway.data<Patients>(
    '{ patientsById(patientIds: [1, 13]) { images(first: 500) { nodes { imageIndex } } } }',
  );
  const names = patientsById.flatMap(({ images }) => images.nodes);
  const keys = names.map(({ imageIndex }) => instanceKeyOf(imageIndex));
  const found = [...(await gateway.sources.attributes.attributes(keys, 'ALL')).values()];
  const datasets = found.flatMap((dataset) => (dataset instanceof Error ? [] : [dataset]));
  assert.ok(datasets.length > 0);
  return datasets;
};

interface Patients {
  readonly patientsById: readonly {
    readonly images: { readonly nodes: readonly { readonly imageIndex: string }[] };
  }[];
}
