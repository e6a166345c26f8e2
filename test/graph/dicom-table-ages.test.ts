import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { instanceKeyOf } from '../../src/dicom/instance-key.ts';
import { bigquerySuite, startBigQueryEmulator } from '../support/bigquery-emulator.ts';
import { type EmulatorFront, startEmulatorFront } from '../support/emulator-front.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { firstRadiographs } from '../support/held-radiographs.ts';
import { requireRealData, skipWithoutRealData } from '../support/real-data.ts';
import { datasetsOf, holdInTable, tableSettings } from './dicom/held-table.ts';

const question = (imageIndex: string) => `{ image(by: { imageIndex: "${imageIndex}" }) {
  patientAgeYears
  patient { sex }
  dicom { source tags(names: ["PatientAge", "PatientSex"]) { values } }
} }`;

interface Ages {
  readonly image: { readonly patientAgeYears: number };
}

bigquerySuite('Where the table and the label files differ', () => {
  let front: EmulatorFront;
  before(async () => {
    front = await startEmulatorFront(await startBigQueryEmulator());
  });
  after(() => front?.stop());

  /** A gateway with the table, and one with the objects themselves. */
  const onBoth = async (dataDir?: string): Promise<readonly [TestGateway, TestGateway]> => {
    const folder = dataDir === undefined ? {} : { dataDir };
    const env = tableSettings(front, 'attributes');
    return [await startGateway({ ...folder, env }), await startGateway(folder)];
  };

  it('each says its own, and the graph which one says it', async () => {
    const [gateway, store] = await onBoth();
    const [name = '', radiograph] = [...(await firstRadiographs(store, 1))][0] ?? [];
    assert.ok(radiograph !== undefined);
    const { image } = await store.data<Ages>(question(name));
    const others = { age: image.patientAgeYears + 1, sex: 'M' } as const;
    await holdInTable(front, 'attributes', {
      datasets: await datasetsOf([{ ...radiograph, ...others }]),
    });

    assert.deepEqual(await gateway.data(question(name)), {
      image: {
        ...image,
        dicom: {
          source: 'BIGQUERY',
          tags: [{ values: [String(others.age)] }, { values: [others.sex] }],
        },
      },
    });
    for (const one of [gateway, store]) await one.stop();
  });

  it('each age stands under its release: 2017 in the object, 2020 in the label file', {
    skip: skipWithoutRealData,
  }, async () => {
    const [gateway, store] = await onBoth(requireRealData());
    const name = '00000001_000.png';
    const key = instanceKeyOf(name);
    const found = await store.sources.attributes.attributes([key], 'ALL');
    const dataset = found.get(key.instanceUid);
    assert.ok(dataset !== undefined && !(dataset instanceof Error));
    await holdInTable(front, 'attributes', { datasets: [dataset] });
    const query = question(name).replace('source', 'source json');

    const answers = [await gateway.data(query), await store.data(query)];
    for (const one of [gateway, store]) await one.stop();

    assert.deepEqual(
      answers,
      ['BIGQUERY', 'DICOMWEB'].map((source) => ({
        image: {
          patientAgeYears: 57,
          patient: { sex: 'MALE' },
          dicom: { source, json: dataset, tags: [{ values: ['58'] }, { values: ['M'] }] },
        },
      })),
    );
  });
});
