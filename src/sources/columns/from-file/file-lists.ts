import { isEveryImage } from '../../../image/image.filter.ts';
import type { ImageQuery, ImageSource } from '../../../image/image.source.ts';
import type { Image } from '../../../image/image.ts';
import type { ImageSortField } from '../../../image/image-order.input.ts';
import type { Page } from '../../../paging.ts';
import type { LabelSetCode } from '../../../terms/label-set-code.ts';
import { imageNumberOf } from '../../catalog/image-number.ts';
import type { RowFile } from '../../catalog/row-file/row-file.ts';
import { countHeld } from '../found.ts';
import { agePage } from './age-page.ts';
import { type KeyedList, naturalPage } from './natural-page.ts';
import { isPlanned } from './planned.ts';
import { recordTest } from './record-test.ts';

/** The same port around a port, which gives pages of all images in the order of names or ages alone. */
export const fileLists = (
  source: ImageSource,
  rows: RowFile,
  loadedSets: ReadonlySet<LabelSetCode>,
): ImageSource => {
  const pageOf = filePages(rows, loadedSets);
  return { ...source, imagePage: (query) => pageOf(query) ?? source.imagePage(query) };
};

/** Pages that the row file gives; null: another is asked. Filters are looked at where records tell them. */
export const filePages = (rows: RowFile, loadedSets: ReadonlySet<LabelSetCode>) => {
  const list = listOf(rows);
  return (query: ImageQuery): Page<Image> | null => {
    if (isPlanned()) return null;
    if (isEveryImage(query.filter)) {
      return naturalPage(list, { ...query, isMet: null }) ?? agePage(rows, query);
    }
    const test = recordTest(query.filter, loadedSets);
    if (test === null) return null;
    const page = naturalPage(list, { ...query, isMet: (place) => rows.isMet(place, test) });
    if (page !== null) countFiltered();
    return page;
  };
};

const countFiltered = countHeld('filtered images in row file');

const listOf = (rows: RowFile): KeyedList<ImageSortField, Image> => ({
  name: 'images',
  field: 'IMAGE_INDEX',
  type: 'image index',
  keyOf: (value) => (typeof value === 'string' ? imageNumberOf(value) : null),
  placesBefore: rows.imagesBefore,
  count: rows.imageCount,
  rowAt: rows.imageAt,
});
