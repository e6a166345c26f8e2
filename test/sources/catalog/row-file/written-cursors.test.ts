// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { encodeCursor } from '../../../../src/cursor.ts';
import { EVERY_IMAGE } from '../../../../src/image/image.filter.ts';
import { orderingName } from '../../../../src/ordering.ts';
import { makeSampleFile } from '../../../load/catalog-file/sample-file.ts';
import { temporaryFolder } from '../../../scripts/temporary-folder.ts';
import { compared, type OpenedRows, openRows } from './opened-rows.ts';

/** Ages that nobody has; -1 stands for none in a row file. */
const AGES = [-1, -2, 200, -32_768, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];

describe('A cursor that somebody wrote', () => {
  const { root } = temporaryFolder();
  let opened: OpenedRows;
  before(async () => {
    const file = join(root, 'catalog.duckdb');
    await makeSampleFile(file);
    opened = await openRows(file, 1 << 22);
  });
  after(() => opened?.close());

  for (const age of AGES) {
    it(`of age ${age} lies where the engine has it`, async () => {
      for (const isDescending of [false, true]) {
        for (const isBackward of [false, true]) {
          const order = { keys: [{ field: 'PATIENT_AGE_YEARS', isDescending } as const] };
          const cursor = encodeCursor(orderingName('images', order), [age, '00000013_008.png']);
          const query = { filter: EVERY_IMAGE, order, window: { size: 400, isBackward, cursor } };
          assert.equal(await compared(opened, ({ images }) => images.imagePage(query)), false);
        }
      }
    });
  }
});
