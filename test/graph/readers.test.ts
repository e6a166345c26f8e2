import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cell, FILES, readRows } from '../oracle/read-rows.ts';
import { GROUND_TRUTH_READERS } from '../oracle/rows.ts';
import { sampleDir, startGateway, type TestGateway } from '../support/gateway.ts';

const reads = [FILES.fourReads, FILES.allReads].flatMap((file) =>
  readRows(sampleDir, file).map((row) => ({
    labelSet: file === FILES.fourReads ? 'FOUR_FINDINGS_2019' : 'ALL_FINDINGS_2021',
    findings: file === FILES.fourReads ? 4 : 16,
    readerId: cell(row, 2),
    imageIndex: cell(row, file === FILES.fourReads ? 1 : 0),
  })),
);
const readerIds = [...new Set(reads.map(({ readerId }) => readerId))].toSorted();
const readsOf = (readerId: string) => reads.filter((read) => read.readerId === readerId);

interface ReaderAnswer {
  readonly readerId: string;
  readonly isGroundTruthReader: boolean;
  readonly readCount: number;
  readonly inFour: number;
  readonly inAll: number;
  readonly labelSets: readonly { readonly code: string }[];
  readonly labels: { readonly totalCount: number };
  readonly nih: { readonly totalCount: number };
  readonly images: { readonly totalCount: number };
}

const READERS = `{
  readers {
    readerId isGroundTruthReader
    readCount inFour: readCount(labelSet: FOUR_FINDINGS_2019) inAll: readCount(labelSet: ALL_FINDINGS_2021)
    labelSets { code }
    labels { totalCount }
    nih: labels(filter: { source: { ne: READER } }) { totalCount }
    images { totalCount }
  }
}`;

describe('Readers', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  const numbersThat = async (filter: string): Promise<readonly string[]> => {
    const { readers } = await gateway.data<{ readers: readonly { readerId: string }[] }>(
      `{ readers(filter: ${filter}) { readerId } }`,
    );
    return readers.map(({ readerId }) => readerId);
  };

  it('are all who read, by number, with their reads, labels and images', async () => {
    const { readers } = await gateway.data<{ readers: readonly ReaderAnswer[] }>(READERS);

    assert.deepEqual(
      readers,
      readerIds.map((readerId) => {
        const own = readsOf(readerId);
        const sets = [...new Set(own.map(({ labelSet }) => labelSet))];
        return {
          readerId,
          isGroundTruthReader: GROUND_TRUTH_READERS.some((id) => id === readerId),
          readCount: own.length,
          inFour: own.filter(({ labelSet }) => labelSet === 'FOUR_FINDINGS_2019').length,
          inAll: own.filter(({ labelSet }) => labelSet === 'ALL_FINDINGS_2021').length,
          labelSets: sets.map((code) => ({ code })),
          labels: { totalCount: own.reduce((sum, { findings }) => sum + findings, 0) },
          nih: { totalCount: 0 },
          images: { totalCount: new Set(own.map(({ imageIndex }) => imageIndex)).size },
        };
      }),
    );
  });

  it('are found by set, by being one of the three, and by both', async () => {
    const inSet = (code: string) =>
      readerIds.filter((id) => readsOf(id).some(({ labelSet }) => labelSet === code));
    const three = [...GROUND_TRUTH_READERS].toSorted();

    assert.deepEqual(
      await numbersThat('{ labelSet: FOUR_FINDINGS_2019 }'),
      inSet('FOUR_FINDINGS_2019'),
    );
    assert.deepEqual(
      await numbersThat('{ labelSet: ALL_FINDINGS_2021 }'),
      inSet('ALL_FINDINGS_2021'),
    );
    assert.deepEqual(await numbersThat('{ labelSet: NIH_NLP_2020 }'), []);
    assert.deepEqual(await numbersThat('{ isGroundTruthReader: true }'), three);
    assert.deepEqual(
      await numbersThat('{ isGroundTruthReader: false, labelSet: ALL_FINDINGS_2021 }'),
      inSet('ALL_FINDINGS_2021').filter((id) => !three.some((one) => one === id)),
    );
    assert.deepEqual(
      await numbersThat('{ isGroundTruthReader: true, labelSet: FOUR_FINDINGS_2019 }'),
      [],
    );
  });

  it('of a label set are listed by number, and a text-mined set has none', async () => {
    const { labelSets } = await gateway.data<{
      labelSets: readonly { code: string; readers: readonly { readerId: string }[] }[];
    }>('{ labelSets { code readers { readerId } } }');

    for (const { code, readers } of labelSets) {
      assert.deepEqual(
        readers.map(({ readerId }) => readerId),
        readerIds.filter((id) => readsOf(id).some(({ labelSet }) => labelSet === code)),
      );
    }
  });
});
