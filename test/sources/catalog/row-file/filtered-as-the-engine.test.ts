// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { imageCursor } from '../../../../src/image/image.order.ts';
import { imageFilters } from '../../columns/asking-both.ts';
import { compared, sampleRows } from './opened-rows.ts';

const orders = fc.record({
  keys: fc.constantFrom(
    [],
    [{ field: 'IMAGE_INDEX', isDescending: false } as const],
    [{ field: 'IMAGE_INDEX', isDescending: true } as const],
    [{ field: 'PATIENT_AGE_YEARS', isDescending: true } as const],
  ),
});

describe('A row file gives filtered pages as the engine gives them', () => {
  const { opened, images } = sampleRows();

  it('from any cursor, and in any order', async () => {
    let read = 0;
    const check = fc.asyncProperty(
      imageFilters,
      orders,
      fc.record({ size: fc.nat(60), isBackward: fc.boolean(), at: fc.option(fc.nat()) }),
      async (filter, order, { at, ...window }) => {
        const image = at === null ? undefined : images()[at % images().length];
        const cursor = image === undefined ? null : imageCursor(image, order);
        const query = { filter, order, window: { ...window, cursor } };
        if (!(await compared(opened(), ({ images: port }) => port.imagePage(query)))) read += 1;
      },
    );
    await fc.assert(check, { numRuns: 400 });
    assert.ok(read > 40, `${read} pages were read from the file`);
  });
});
