import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { csvRows, exportFile, exportOf, fetchFile } from '../http/exports/exporting.ts';
import { arbitraryFilters } from '../oracle/arbitrary-filters.ts';
import { fastCheckSettings } from '../oracle/fast-check-settings.ts';
import { imageMatches } from '../oracle/image-matches.ts';
import { readCollection } from '../oracle/read-collection.ts';
import { dataSets } from '../support/data-sets.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const RUNS = 40;

const PAGE = `query ($filter: ImageFilterInput, $after: String) {
  images(filter: $filter, first: 500, after: $after) {
    nodes { imageIndex } pageInfo { hasNextPage endCursor }
  }
}`;

interface Page {
  readonly images: {
    readonly nodes: readonly { readonly imageIndex: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

for (const { name, share, skip, openFolder } of dataSets.filter(
  ({ start }) => start === startGateway,
)) {
  describe(`The export of any filter: ${name}`, { skip }, () => {
    let gateway: TestGateway;
    let dataDir: string;
    before(async () => {
      dataDir = openFolder();
      gateway = await startGateway({ dataDir, listen: true });
    });
    after(() => gateway?.stop());

    it('has the rows of a plain program, which are those of the graph page by page', async () => {
      const collection = readCollection(dataDir);
      const { image } = arbitraryFilters(collection);
      const law = fc.asyncProperty(image, async (filter) => {
        const rows = csvRows(
          await exportFile(gateway, { filter, labelSets: ['NIH_NLP_2017'] }),
        ).map((row) => row['imageIndex']);
        const expected = collection.images.filter((one) => imageMatches(filter, one));

        assert.deepEqual(
          rows,
          expected.map(({ imageIndex }) => imageIndex),
        );
        if (rows.length <= 2000) assert.deepEqual(rows, await paged(gateway, filter));
        assert.equal((await exportOf(gateway, { filter })).rowCount, rows.length);
      });
      await fc.assert(law, fastCheckSettings(Math.ceil(RUNS * share)));
    });

    it('has one id, however conditions are nested and ordered, and names a filter of that id', async () => {
      const { image } = arbitraryFilters(readCollection(dataDir));
      const idOf = async (filter: object) => (await exportOf(gateway, { filter })).cohortId;
      const law = fc.asyncProperty(image, image, async (one, other) => {
        const cohortId = await idOf({ and: [one, other] });
        assert.equal(await idOf({ and: [other, { and: [one, other] }] }), cohortId);
        assert.equal(
          await idOf({ or: [one, { or: [other, one] }] }),
          await idOf({ or: [other, one] }),
        );
        const told = await filterIn(gateway, { and: [one, other] });
        assert.equal(await idOf(told ?? { and: [] }), cohortId);
      });
      await fc.assert(law, fastCheckSettings(Math.ceil(RUNS * share)));
    });
  });
}

/** The filter that the description of a file names; null for all images. */
const filterIn = async (gateway: TestGateway, filter: object): Promise<object | null> => {
  const { metadataUrl } = await exportOf(gateway, { filter });
  const { body } = await fetchFile(gateway, metadataUrl ?? '');
  return JSON.parse(body.toString()).notes[0].cohort.filter;
};

const paged = async (gateway: TestGateway, filter: object): Promise<readonly string[]> => {
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const { images }: Page = await gateway.data<Page>(PAGE, { filter, after: cursor });
    found.push(...images.nodes.map(({ imageIndex }) => imageIndex));
    cursor = images.pageInfo.hasNextPage ? images.pageInfo.endCursor : null;
  } while (cursor !== null);
  return found;
};
