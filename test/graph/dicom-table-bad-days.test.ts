import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { SourceStatus } from '../../src/dataset/dataset.ts';
import { bigquerySuite, startBigQueryEmulator } from '../support/bigquery-emulator.ts';
import { type EmulatorFront, startEmulatorFront } from '../support/emulator-front.ts';
import { removeTable } from '../support/emulator-tables.ts';
import { freePort } from '../support/free-port.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { firstRadiographs } from '../support/held-radiographs.ts';
import { datasetsOf, holdInTable, tableSettings } from './dicom/held-table.ts';

const QUESTION = `{ images(first: 2) { nodes {
  imageIndex
  dicom { rows bitsStored tags(names: ["PatientSex", "PatientAge"]) { keyword values } }
  study { description modalities }
} } }`;

/** The tags of the two images. */
const SEX_ALONE = ['F', 'M'].map((sex) => [{ keyword: 'PatientSex', values: [sex] }]);
const NO_SEX = [[], []];

interface Told {
  readonly dataset: { readonly sources: readonly SourceStatus[] };
}

/** How a gateway says that the table is. */
const statusIn = async (gateway: TestGateway): Promise<SourceStatus | undefined> => {
  const { dataset } = await gateway.data<Told>(
    '{ dataset { sources { source adapter isHealthy message } } }',
  );
  return dataset.sources.find(({ source }) => source === 'BIGQUERY');
};

bigquerySuite('A gateway whose public table is not whole', () => {
  let front: EmulatorFront;
  let gateway: TestGateway;
  /** Of the two images of the question. */
  let names: readonly string[];
  /** Fills the table with their objects. */
  let hold: (without: readonly string[]) => Promise<void>;

  before(async () => {
    front = await startEmulatorFront(await startBigQueryEmulator());
    const plain = await startGateway();
    const radiographs = await firstRadiographs(plain, 2);
    await plain.stop();
    names = [...radiographs.keys()];
    const datasets = await datasetsOf([...radiographs.values()]);
    hold = (without) => holdInTable(front, 'narrow', { datasets, without });
    await hold(['PatientAge', 'StudyDescription']);
    gateway = await startGateway({ env: tableSettings(front, 'narrow') });
  });
  after(async () => {
    await gateway?.stop();
    await front?.stop();
  });

  const page = (tags: readonly (readonly object[])[]) => ({
    images: {
      nodes: names.map((imageIndex, place) => ({
        imageIndex,
        dicom: { rows: 16 + 8 * place, bitsStored: 8, tags: tags[place] },
        study: { description: null, modalities: ['DX'] },
      })),
    },
  });

  it('uses the columns that there are, and says which are missing', async () => {
    assert.deepEqual(await gateway.data(QUESTION), page(SEX_ALONE));

    assert.deepEqual(await statusIn(gateway), {
      source: 'BIGQUERY',
      adapter: 'bigquery',
      isHealthy: true,
      message:
        'The table has no readable column StudyDescription, PatientAge, so tags leave it out. Null without it: Study.description.',
    });
  });

  it('uses what is left of them where one is lost', async () => {
    await hold(['PatientAge', 'StudyDescription', 'PatientSex']);

    assert.deepEqual(await gateway.data(QUESTION), page(NO_SEX));
  });

  it('leaves null what rests on it where it is gone, and says so', async () => {
    await removeTable(front, 'narrow');

    const { data, errors = [] } = await gateway.query(QUESTION);
    assert.deepEqual(data, {
      images: {
        nodes: names.map((imageIndex) => ({
          imageIndex,
          dicom: null,
          study: { description: null, modalities: null },
        })),
      },
    });
    assert.equal(errors.length, 6);
    for (const { extensions, message } of errors) {
      assert.deepEqual(
        [extensions['source'], extensions['code']],
        ['BIGQUERY', 'SOURCE_UNAVAILABLE'],
      );
      assert.doesNotMatch(message, /narrow/);
    }
    assert.match(gateway.logged.join('\n'), /BIGQUERY/);
  });

  it('answers as soon as it is back', async () => {
    await hold(['PatientAge', 'StudyDescription', 'PatientSex']);

    assert.deepEqual(await gateway.data(QUESTION), page(NO_SEX));
  });
});

bigquerySuite('A gateway that does not reach the public table', () => {
  let gateway: TestGateway;
  before(async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    const place = { url, projectId: 'project', datasetId: 'chest' };
    gateway = await startGateway({
      env: { ...tableSettings(place, 'attributes'), BIGQUERY_TIMEOUT_MS: '1000' },
    });
  });
  after(() => gateway?.stop());

  it('starts, says so, and leaves what rests on it null', async () => {
    const { data, errors = [] } = await gateway.query(
      '{ image(by: { imageIndex: "00000013_008.png" }) { viewPosition dicom { rows } study { description } } }',
    );

    assert.deepEqual(data?.['image'], {
      viewPosition: 'AP',
      dicom: null,
      study: { description: null },
    });
    assert.equal(errors.length, 2);
    for (const { extensions, message } of errors) {
      assert.equal(extensions['source'], 'BIGQUERY');
      assert.match(String(extensions['code']), /^SOURCE_(UNAVAILABLE|TIMEOUT)$/);
      assert.doesNotMatch(message, /127\.0\.0\.1|chest|attributes/);
    }
    assert.equal((await statusIn(gateway))?.isHealthy, false);
  });
});
