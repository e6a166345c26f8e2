import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Radiograph } from '../../scripts/store/dicom-object.ts';
import { instanceKeyOf } from '../../src/dicom/instance-key.ts';
import { bigquerySuite, startBigQueryEmulator } from '../support/bigquery-emulator.ts';
import { type EmulatorFront, startEmulatorFront } from '../support/emulator-front.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { firstRadiographs, TAGS, tagsOf } from '../support/held-radiographs.ts';
import { datasetsOf, holdInTable, tableSettings } from './dicom/held-table.ts';

/** Of the images of a page and a little more, all but the last ten are in the table. */
const [PAGE, MADE] = [50, 70];

const images = (fields: string, first = PAGE) =>
  `{ images(first: ${first}) { nodes { imageIndex ${fields} } } }`;

interface Page {
  readonly images: { readonly nodes: readonly ({ readonly imageIndex: string } & object)[] };
}

interface Patients {
  readonly patients: {
    readonly nodes: readonly { readonly images: { readonly nodes: readonly unknown[] } }[];
  };
}

bigquerySuite('A gateway with the public table', () => {
  let front: EmulatorFront;
  let gateway: TestGateway;
  let radiographs: ReadonlyMap<string, Radiograph>;
  before(async () => {
    front = await startEmulatorFront(await startBigQueryEmulator());
    gateway = await startGateway({
      env: { ...tableSettings(front, 'attributes'), COST_LIMIT: '10000000' },
      cacheMegabytes: 16,
    });
    radiographs = await firstRadiographs(gateway, MADE);
    const datasets = await datasetsOf([...radiographs.values()].slice(0, MADE - 10));
    await holdInTable(front, 'attributes', { datasets });
  });
  after(async () => {
    await gateway?.stop();
    await front?.stop();
  });

  const statements = () => front.seen.filter(({ isDryRun }) => !isDryRun);
  const radiograph = (imageIndex: string): Radiograph => {
    const found = radiographs.get(imageIndex);
    assert.ok(found !== undefined, imageIndex);
    return found;
  };

  it('shows the objects of a page by one statement, and none where they were shown before', async () => {
    const query = images(`dicom { source ${TAGS} } study { description modalities }`);
    for (const expected of [1, 0]) {
      front.clear();
      const { images: page } = await gateway.data<Page>(query);

      assert.equal(page.nodes.length, PAGE);
      for (const node of page.nodes) {
        const { imageIndex } = node;
        const own = radiograph(imageIndex);
        assert.deepEqual(node, {
          imageIndex,
          dicom: { source: 'BIGQUERY', ...tagsOf(own) },
          study: { description: own.studyDescription, modalities: ['DX'] },
        });
      }
      assert.equal(statements().length, expected);
    }
  });

  it('asks for a thousand images at a time, however many lists they stand in', async () => {
    front.clear();
    const { patients } = await gateway.data<Patients>(
      '{ patients(first: 500) { nodes { images(first: 50) { nodes { dicom { bitsAllocated: tags(names: ["BitsAllocated"]) { values } } } } } } }',
    );

    const count = patients.nodes.reduce((sum, { images: own }) => sum + own.nodes.length, 0);
    assert.ok(count > 1000);
    assert.equal(statements().length, Math.ceil(count / 1000));
    assert.equal(new Set(statements().map(({ sql }) => sql)).size, 1);
  });

  it('reads the columns that are shown and no others', async () => {
    for (const [fields, columns] of [
      ['dicom { bitsStored }', '`BitsStored`, `SOPInstanceUID`'],
      ['study { description }', '`SOPInstanceUID`, `StudyDescription`'],
      [
        'dicom { tags(names: ["PatientAge", "PatientSex", "PatientID"]) { values } }',
        '`PatientAge`, `PatientID`, `PatientSex`, `SOPInstanceUID`',
      ],
    ] as const) {
      front.clear();
      await startedAnew(images(fields, 5));

      assert.deepEqual(
        statements().map(({ sql }) => sql.split(' from ')[0]),
        [`select ${columns}`],
      );
    }
  });

  /** Asked by a gateway that remembers nothing. */
  const startedAnew = async (query: string): Promise<void> => {
    const other = await startGateway({ env: tableSettings(front, 'attributes') });
    await other.data(query);
    await other.stop();
  };

  it('has no object where the table has no row', async () => {
    const { images: page } = await gateway.data<Page>(images('dicom { rows }', MADE));
    const absent = page.nodes.filter((node) => 'dicom' in node && node.dicom === null);

    assert.deepEqual(
      absent.map(({ imageIndex }) => imageIndex),
      [...radiographs.keys()].slice(MADE - 10),
    );
  });

  it('draws pictures by what their own objects say', async () => {
    front.clear();
    const key = instanceKeyOf('00000013_008.png');
    const request = { width: 32, height: null, format: 'PNG', quality: 80 } as const;

    assert.ok((await gateway.sources.pictures.picture(key, request)) !== null);
    assert.equal(gateway.sources.attributes.source, 'BIGQUERY');
    assert.deepEqual(front.seen, []);
  });
});
