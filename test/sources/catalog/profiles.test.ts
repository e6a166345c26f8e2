// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { multiplyDataSet } from '../../../bench/growth/multiply.ts';
import { inCatalog } from '../../../src/compose-catalog.ts';
import { EVERY_IMAGE, type ImageFilter } from '../../../src/image/image.filter.ts';
import type { ImageFilterInput } from '../../../src/image/image.input.ts';
import { createCatalog } from '../../../src/sources/catalog/catalog.ts';
import type { Engine } from '../../../src/sources/catalog/engine.ts';
import { openCatalogFile } from '../../../src/sources/catalog/load/catalog-file.ts';
import { loadFolderIntoFile } from '../../../src/sources/catalog/load/load-folder-into-file.ts';
import {
  imagesOverProfiles,
  openProfiles,
  talliesOverProfiles,
} from '../../../src/sources/columns/profiles/over-profiles.ts';
import { IMAGE_DIMENSIONS } from '../../../src/terms/image-dimension.ts';
import { arbitraryFilters } from '../../oracle/arbitrary-filters.ts';
import { readCollection } from '../../oracle/read-collection.ts';
import { temporaryFolder } from '../../scripts/temporary-folder.ts';
import { sampleDir } from '../../support/data-sets.ts';
import { meant, meantOrEvery, NEVER_ASKED, sorted } from './counted-filters.ts';

const WHOLE = { owner: 'collection', ids: [''] } as const;

describe('Images that are counted in profiles', () => {
  const { root } = temporaryFolder();
  const statements: string[] = [];
  let engine: Engine;
  let ports: { readonly profiles: Ports; readonly images: Ports };
  let inMemory: Ports;
  type Ports = ReturnType<typeof inCatalog>;

  before(async () => {
    // The images of the sample alone have too little in common.
    const folder = join(root, 'data');
    await multiplyDataSet({ from: sampleDir, to: folder, times: 3, seed: 1 });
    const file = join(root, 'catalog.duckdb');
    await loadFolderIntoFile(folder, file, () => {});
    const opened = await openCatalogFile(file);
    engine = opened.engine;
    const sets = new Set(opened.dataset.imageCounts.keys());
    const watched = createCatalog(engine, sets, ({ sql }) => void statements.push(sql));
    const plain = createCatalog({ ...engine, hasProfiles: false }, sets, () => {});
    const { ask, settled } = openProfiles(watched, (message) => assert.fail(message));
    await settled;
    inMemory = {
      ...inCatalog(watched),
      images: imagesOverProfiles(inCatalog(watched).images, ask),
      tallies: talliesOverProfiles(
        { ...inCatalog(watched).tallies, atOnce: () => NEVER_ASKED },
        ask,
      ),
    };
    ports = { profiles: inCatalog(watched), images: inCatalog(plain) };
  });
  after(() => engine?.close());

  /** Whether both ways count the same, and whether the one read profiles alone. */
  const compare = async (count: (ports: Ports) => Promise<unknown>): Promise<boolean> => {
    assert.deepEqual(await count(inMemory), await count(ports.images));
    statements.length = 0;
    assert.deepEqual(await count(ports.profiles), await count(ports.images));
    return statements.every((sql) => sql.includes('"profiles"') && !sql.includes('"images" as'));
  };

  const countAll = async (filter: ImageFilter): Promise<boolean[]> => [
    await compare(async ({ images }) => images.imageCount(filter)),
    await compare(async ({ tallies }) => {
      const ages = (await tallies.ages(WHOLE, filter)).get('');
      return ages && { ...ages, years: [...ages.years].sort(([one], [other]) => one - other) };
    }),
    await compare(({ tallies }) =>
      sorted(tallies.findingSets(WHOLE, { filter, labelSet: 'NIH_NLP_2020' })),
    ),
    await compare(({ tallies }) =>
      sorted(
        tallies.facets(WHOLE, {
          filter,
          dimensions: IMAGE_DIMENSIONS.filter((dimension) => dimension !== 'LABEL_SET'),
          labelSet: 'NIH_NLP_2020',
          own: [
            {
              dimension: 'SEX',
              condition: { kind: 'text', field: 'sex', operator: 'in', values: ['MALE'] },
            },
          ],
        }),
      ),
    ),
  ];

  it('are as many as one by one, whatever the filter', async () => {
    const { image } = arbitraryFilters(readCollection(sampleDir));
    const filters = image.map(meantOrEvery);
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => void (await countAll(filter))),
      { numRuns: 60 },
    );
  });

  it('are not read one by one where a filter speaks of what profiles have', async () => {
    const filters: ImageFilterInput[] = [
      { sex: { eq: 'FEMALE' }, patientAgeYears: { gte: 40, lt: 60 } },
      { labels: { some: { labelSet: { eq: 'NIH_NLP_2020' }, finding: { eq: 'MASS' } } } },
      { split: { ne: 'TEST' }, viewPosition: { eq: 'PA' } },
    ];
    assert.deepEqual(await countAll(EVERY_IMAGE), [true, true, true, true]);
    for (const input of filters) {
      const inProfiles = await countAll(meant(input));
      assert.deepEqual(inProfiles, [true, true, true, true], JSON.stringify(input));
    }
  });

  it('are counted in memory where profiles are held, at once, without a statement, and so is a page of none', async () => {
    const filter = meant({
      labels: { some: { labelSet: { eq: 'NIH_NLP_2020' }, finding: { eq: 'MASS' } } },
      patientAgeYears: { gte: 40, lt: 60 },
    });
    statements.length = 0;
    await inMemory.images.imageCount(filter);
    await inMemory.tallies.ages(WHOLE, filter);
    await inMemory.tallies.findingSets(WHOLE, { filter, labelSet: 'NIH_NLP_2020' });
    const none = meant({ patientAgeYears: { gt: 120 } });
    const window = { size: 5, isBackward: false, cursor: null };
    await inMemory.images.imagePage({ filter: none, order: { keys: [] }, window });
    const facets = { filter, dimensions: ['FINDING', 'SEX'] as const, labelSet: null, own: [] };
    const counted = await inMemory.tallies.facets(WHOLE, facets);
    assert.deepEqual(statements, []);
    assert.deepEqual(inMemory.tallies.atOnce?.()?.facets(WHOLE, facets), counted);
  });

  it('are read one by one where it speaks of who they are', async () => {
    const filters: ImageFilterInput[] = [
      { patientId: { eq: '1' } },
      { followUpNumber: { gt: 3 } },
      { labels: { some: { source: { eq: 'READER' } } } },
    ];
    for (const input of filters) {
      const inProfiles = await countAll(meant(input));
      assert.deepEqual(inProfiles, [false, false, false, false], JSON.stringify(input));
    }
  });
});
