import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { csvRows, type ExportAnswer, fetchFile } from '../http/exports/exporting.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const EXPORT = 'export { url cohortId rowCount }';
const FRONTAL = 'filter: { viewPosition: { eq: PA } }';

interface Connection {
  readonly nodes: readonly { readonly imageIndex: string }[];
  readonly totalCount: number;
  readonly export: ExportAnswer;
}

interface Counted {
  readonly totalCount: number;
  readonly export: {
    readonly rowCount: number;
    readonly splitCounts: readonly { readonly imageCount: number; readonly patientCount: number }[];
  };
}

describe('The export of the images of', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ listen: true });
  });
  after(() => gateway?.stop());

  const assertSame = async (images: Connection): Promise<void> => {
    const { body } = await fetchFile(gateway, images.export.url);
    assert.ok(images.nodes.length > 0);
    assert.deepEqual(
      csvRows(body).map((row) => row['imageIndex']),
      images.nodes.map(({ imageIndex }) => imageIndex),
    );
    assert.equal(images.export.rowCount, images.totalCount);
  };

  it('a patient has the rows of the list', async () => {
    const connection = `(${FRONTAL}, first: 500) { nodes { imageIndex } totalCount ${EXPORT} }`;
    const { patients } = await gateway.data<{ patients: { nodes: { images: Connection }[] } }>(
      `{ patients(filter: { images: { some: { viewPosition: { eq: PA } } } }, first: 3) { nodes { images${connection} } } }`,
    );

    for (const { images } of patients.nodes) await assertSame(images);
  });

  it('patients are counted in one statement for all of them, and so are their splits', async () => {
    const plan = '{ train: 0.5, validation: 0.25, test: 0.25, seed: 7 }';
    gateway.clearStatements();
    const { patients } = await gateway.data<{ patients: { nodes: { images: Counted }[] } }>(
      `{ patients(first: 5) { nodes { images(${FRONTAL}) {
        totalCount
        export(split: ${plan}) { rowCount splitCounts { imageCount patientCount } }
      } } } }`,
    );

    assert.deepEqual(gateway.statements.map(({ label }) => label).toSorted(), [
      'count of images by patient',
      'page of patients',
      'patients by number',
    ]);
    for (const { images } of patients.nodes) {
      const { rowCount, splitCounts } = images.export;
      const inSplits = splitCounts.reduce((sum, { imageCount }) => sum + imageCount, 0);
      assert.deepEqual([rowCount, inSplits], [images.totalCount, images.totalCount]);
      const sides = splitCounts.filter(({ imageCount }) => imageCount > 0);
      assert.equal(sides.length, images.totalCount > 0 ? 1 : 0);
      for (const { patientCount } of sides) assert.equal(patientCount, 1);
    }
  });

  it('a reader has the rows of the list, of all that the reader read', async () => {
    const { labelSets } = await gateway.data<{
      labelSets: { readers: { images: Connection }[] }[];
    }>(
      `{ labelSets { readers { images(${FRONTAL}, first: 500) { nodes { imageIndex } totalCount ${EXPORT} } } } }`,
    );
    const readers = labelSets.flatMap((set) => set.readers);

    assert.ok(readers.length > 5);
    for (const { images } of readers) {
      if (images.totalCount > 0 && images.totalCount <= 500) await assertSame(images);
    }
  });

  it('a page is that of the whole list, in the order of file names', async () => {
    const { page, whole } = await gateway.data<Record<'page' | 'whole', Connection>>(`{
      page: images(${FRONTAL}, first: 2, orderBy: [{ field: PATIENT_AGE_YEARS, direction: DESC }]) { ${EXPORT} }
      whole: images(${FRONTAL}) { ${EXPORT} }
    }`);

    assert.deepEqual(page.export, whole.export);
  });
});
