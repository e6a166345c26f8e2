// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { hear, type Signals } from '../../../src/signals.ts';
import { type Catalog, createCatalog } from '../../../src/sources/catalog/catalog.ts';
import { catalogImages } from '../../../src/sources/catalog/catalog-images.ts';
import { catalogLabels } from '../../../src/sources/catalog/catalog-labels.ts';
import { loadCatalog } from '../../../src/sources/catalog/load/load-catalog.ts';
import type { CatalogColumns } from '../../../src/sources/columns/columns.ts';
import { openColumns } from '../../../src/sources/columns/open-columns.ts';
import { imagesOver } from '../../../src/sources/columns/over-images.ts';
import { labelsOver } from '../../../src/sources/columns/over-labels.ts';
import { sampleDir } from '../../support/gateway.ts';
import { imageFacts } from './both-ways.ts';

const NAMES = ['00000001_000.png', '00000013_008.png', '00000013_999.png'];
const ENOUGH = 64 * 1024 * 1024;

describe('Rows as columns', () => {
  const asked: string[] = [];
  const logged: string[] = [];
  const logError = (message: string, error: unknown) =>
    void logged.push(`${message}: ${String(error)}`);
  let catalog: Catalog;
  let close: () => Promise<void>;
  before(async () => {
    const { engine, dataset } = await loadCatalog(sampleDir);
    catalog = createCatalog(engine, new Set(dataset.imageCounts.keys()), ({ label }) => {
      asked.push(label);
    });
    close = engine.close;
  });
  after(() => close?.());

  const heldIn = async (maxBytes: number): Promise<CatalogColumns | null> => {
    const columns = openColumns({ catalog, maxBytes, logError });
    await columns.settled;
    const held = columns.held();
    await columns.close();
    return held;
  };

  it('are the rows of the tables, every one', async () => {
    const held = await heldIn(ENOUGH);
    const [row] = await catalog.run('sizes', (db) =>
      db.selectFrom('assessments').select(({ fn }) => fn.countAll().as('rows')),
    );

    assert.equal(held?.assessments?.count, Number(row?.['rows']));
    assert.ok(held.images.numbers.every((number, i, all) => i === 0 || number > (all[i - 1] ?? 0)));
    assert.ok(held.bytes < 1024 * 1024);
  });

  it('are not held where the images do not fit', async () => {
    asked.length = 0;

    assert.ok((await heldIn(1000)) === null);
    assert.deepEqual(asked, ['sizes of columns']);
    assert.deepEqual(logged, []);
  });

  it('are held without the rows of label files where those do not fit, and the engine answers for them', async () => {
    const whole = await heldIn(ENOUGH);
    const columns = openColumns({ catalog, maxBytes: (whole?.bytes ?? 0) - 1, logError });
    await columns.settled;
    const labels = labelsOver(catalogLabels(catalog), columns, catalog.loadedSets);
    asked.length = 0;
    const found = await labels.assessmentsByImage(NAMES);

    assert.equal(columns.held()?.images.count, whole?.images.count);
    assert.equal(columns.held()?.assessments, null);
    assert.equal(labels.atOnce?.(), null);
    assert.deepEqual(found, await catalogLabels(catalog).assessmentsByImage(NAMES));
    assert.deepEqual(asked, ['assessments by image', 'assessments by image']);
    await columns.close();
  });

  it('leave all to the engine until they are read, and after they are closed', async () => {
    const columns = openColumns({ catalog, maxBytes: ENOUGH, logError });
    const images = imagesOver(catalogImages(catalog), columns);
    const early = await images.imagesByIndex(NAMES);
    assert.equal(images.atOnce?.(), null);
    await columns.settled;
    asked.length = 0;
    const held = await images.imagesByIndex(NAMES);
    assert.deepEqual(asked, []);
    await columns.close();
    const late = await images.imagesByIndex(NAMES);

    assert.deepEqual(asked, ['images by image_index']);
    for (const found of [early, late]) {
      for (const name of NAMES)
        assert.deepEqual(imageFacts(found.get(name)), imageFacts(held.get(name)));
    }
  });

  it('are given up where they are closed while they are read', async () => {
    const columns = openColumns({ catalog, maxBytes: ENOUGH, logError });
    await columns.close();

    assert.equal(columns.held(), null);
    assert.deepEqual(logged, []);
  });

  it('leave all to the engine where they cannot be read, which is logged once', async () => {
    const failing: Catalog = {
      ...catalog,
      columns: async () => {
        throw new Error('no rows today');
      },
    };
    const columns = openColumns({ catalog: failing, maxBytes: ENOUGH, logError });
    await columns.settled;

    assert.equal(columns.held(), null);
    assert.deepEqual(logged, ['Rows were not taken into memory: Error: no rows today']);
  });

  it('tell of the keys that they held once, however many', async () => {
    const columns = openColumns({ catalog, maxBytes: ENOUGH, logError });
    await columns.settled;
    const told: Signals['cache'][] = [];
    const listened = hear('cache', (one) => void told.push(one));
    const held = imagesOver(catalogImages(catalog), columns).atOnce?.();
    for (const name of NAMES) held?.imageByIndex(name);
    await new Promise((resolve) => setImmediate(resolve));
    listened();
    await columns.close();

    assert.deepEqual(told, [{ cache: 'images in columns', asked: 3, held: 3 }]);
  });
});
