import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FILES, type FileRow, readRows } from '../oracle/read-rows.ts';
import { withAlteredSample, withCell } from '../support/altered-sample.ts';
import { sampleDir, startGateway, type TestGateway } from '../support/gateway.ts';

interface LabelAnswer {
  readonly finding: string;
  readonly value: string;
  readonly rawValue: string;
  readonly source: string;
  readonly provenance: { readonly file: string; readonly row: number; readonly column: string };
  readonly reader: { readonly readerId: string } | null;
  readonly image: { readonly imageIndex: string };
}

const FIELDS = `finding value rawValue source provenance { file row column }
  reader { readerId } image { imageIndex }`;

const PAGE = `query ($filter: LabelFilterInput, $after: String) {
  labels(first: 500, filter: $filter, after: $after) {
    nodes { ${FIELDS} }
    pageInfo { hasNextPage endCursor }
    totalCount
  }
}`;

interface Page {
  readonly labels: {
    readonly nodes: readonly LabelAnswer[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly totalCount: number;
  };
}

const VALUES: Readonly<Record<string, string>> = {
  YES: 'PRESENT',
  '1': 'PRESENT',
  NO: 'ABSENT',
  '0': 'ABSENT',
  HEDGE: 'UNCERTAIN',
};

/** Rows by file, read when they are asked for. */
const files = new Map<string, readonly FileRow[]>();
const rowAt = ({ file, row }: LabelAnswer['provenance']): FileRow | undefined => {
  const rows = files.get(file) ?? readRows(sampleDir, file);
  files.set(file, rows);
  return rows[row - 1];
};

describe('A label', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  const ask = async (filter: object, cursor?: string): Promise<Page['labels']> =>
    (await gateway.data<Page>(PAGE, { filter, after: cursor })).labels;

  it('of an expert file stands where its provenance says, spelled as its raw value says', async () => {
    const filter = { source: { ne: 'NLP' } };
    const seen = new Set<string>();
    let page = await ask(filter);
    for (;;) {
      for (const label of page.nodes) {
        const row = rowAt(label.provenance);
        assert.ok(row !== undefined);
        const { file, column } = label.provenance;
        assert.equal(row.cells[row.header.indexOf(column)], label.rawValue);
        assert.equal(VALUES[label.rawValue], label.value);
        assert.equal(row.cells[row.header.indexOf('Reader ID')], label.reader?.readerId);
        assert.ok(row.cells.includes(label.image.imageIndex));
        seen.add(`${file} ${label.provenance.row} ${column}`);
      }
      if (!page.pageInfo.hasNextPage) break;
      page = await ask(filter, page.pageInfo.endCursor);
    }

    assert.equal(page.totalCount, seen.size);
    assert.equal(seen.size, (655 + 120 + 100) * 4 + (300 + 60) * 16);
  });

  it('of an NIH file quotes the whole cell', async () => {
    for (const labelSet of ['NIH_NLP_2017', 'NIH_NLP_2020']) {
      for (const label of (await ask({ labelSet: { eq: labelSet } })).nodes) {
        const row = rowAt(label.provenance);
        assert.equal(row?.cells[0], label.image.imageIndex);
        assert.equal(row?.cells[1], label.rawValue);
        assert.equal(label.provenance.column, 'Finding Labels');
        const words = label.rawValue.split('|').map((word) => word.toUpperCase());
        assert.equal(label.value, words.includes(label.finding) ? 'PRESENT' : 'ABSENT');
        assert.equal(label.reader, null);
      }
    }
  });

  it('says how its own file spells the finding', async () => {
    const columnOf = async (filter: object) => (await ask(filter)).nodes[0]?.provenance.column;
    const four = { labelSet: { eq: 'FOUR_FINDINGS_2019' }, finding: { eq: 'NODULE_OR_MASS' } };
    const all = { labelSet: { eq: 'ALL_FINDINGS_2021' }, finding: { eq: 'PLEURAL_THICKENING' } };

    assert.equal(await columnOf({ ...four, source: { eq: 'READER' } }), 'Nodule/mass');
    assert.equal(await columnOf({ ...four, source: { eq: 'ADJUDICATED' } }), 'Nodule or mass');
    assert.equal(await columnOf(all), 'Pleural Thickening');
  });

  it('is missing where its cell is empty: the finding was not assessed', async () => {
    const alteration = withCell(FILES.fourReads, { row: 1, at: 3 }, '');
    const other = await withAlteredSample(alteration, (dataDir) => startGateway({ dataDir }));
    const { image } = await other.data<{
      image: {
        labels: readonly LabelAnswer[];
        consensus: { reads: readonly unknown[]; votes: readonly unknown[] };
      };
    }>(`{
      image(by: { imageIndex: "00000002_000.png" }) {
        labels(filter: { source: { eq: READER } }) { ${FIELDS} }
        consensus(finding: FRACTURE, labelSet: FOUR_FINDINGS_2019) { reads { id } votes { value count } }
      }
    }`);
    await other.stop();

    const first = image.labels.filter(({ provenance }) => provenance.row === 1);
    assert.deepEqual(first.map(({ finding }) => finding).toSorted(), [
      'AIRSPACE_OPACITY',
      'NODULE_OR_MASS',
      'PNEUMOTHORAX',
    ]);
    assert.equal(image.labels.length, 11);
    assert.equal(image.consensus.reads.length, 2);
    assert.deepEqual(image.consensus.votes, [{ value: 'ABSENT', count: 2 }]);
  });
});
