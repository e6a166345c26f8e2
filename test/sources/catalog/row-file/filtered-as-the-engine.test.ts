// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { imageCursor } from '../../../../src/image/image.order.ts';
import type { Image } from '../../../../src/image/image.ts';
import { makeSampleFile } from '../../../load/catalog-file/sample-file.ts';
import { temporaryFolder } from '../../../scripts/temporary-folder.ts';
import { imageFilters } from '../../columns/asking-both.ts';
import { compared, type OpenedRows, openRows } from './opened-rows.ts';

/** Room for the index of the sample's row file and a few blocks. */
const LITTLE = 300_000;

const orders = fc.record({
  keys: fc.constantFrom(
    [],
    [{ field: 'IMAGE_INDEX', isDescending: false } as const],
    [{ field: 'IMAGE_INDEX', isDescending: true } as const],
    [{ field: 'PATIENT_AGE_YEARS', isDescending: true } as const],
  ),
});

describe('A row file gives filtered pages as the engine gives them', () => {
  const { root } = temporaryFolder();
  let opened: OpenedRows;
  let images: readonly Image[];
  before(async () => {
    const file = join(root, 'catalog.duckdb');
    await makeSampleFile(file);
    opened = await openRows(file, LITTLE);
    images = Array.from({ length: opened.rows.imageCount }, (_, i) => opened.rows.imageAt(i));
  });
  after(() => opened?.close());

  it('from any cursor, and in any order', async () => {
    let read = 0;
    const check = fc.asyncProperty(
      imageFilters,
      orders,
      fc.record({ size: fc.nat(60), isBackward: fc.boolean(), at: fc.option(fc.nat()) }),
      async (filter, order, { at, ...window }) => {
        const image = at === null ? undefined : images[at % images.length];
        const cursor = image === undefined ? null : imageCursor(image, order);
        const query = { filter, order, window: { ...window, cursor } };
        if (!(await compared(opened, ({ images: port }) => port.imagePage(query)))) read += 1;
      },
    );
    await fc.assert(check, { numRuns: 400 });
    assert.ok(read > 40, `${read} pages were read from the file`);
  });
});
