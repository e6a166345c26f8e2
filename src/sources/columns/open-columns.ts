import { EVERY_READER } from '../../reader/reader.source.ts';
import { inRequest, ownRequest } from '../../request.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { catalogReaders } from '../catalog/catalog-readers.ts';
import { fillAssessments } from './assessment-columns.ts';
import { BOX_BYTES, fillBoxes } from './box-columns.ts';
import type {
  AssessmentColumns,
  BoxColumns,
  CatalogColumns,
  ImageColumns,
  PendingColumns,
} from './columns.ts';
import { expertRows } from './expert-rows.ts';
import { fillImages, IMAGE_BYTES } from './image-columns.ts';
import { PATIENT_BYTES, patientsOf } from './patient-columns.ts';
import {
  type NumberRange,
  readAssessments,
  readBoxes,
  readImages,
  readSizes,
  type TableSizes,
} from './read-tables.ts';
import { type IsWanted, readByImages, readInSlices } from './slices.ts';

/** Columns that are read in the background, until they are closed. */
export interface OpenColumns extends PendingColumns {
  /** Nothing is held from here on; resolves when nothing is read any more. */
  close(): Promise<void>;
}

/** What the columns are read from, and how much memory they may take, in bytes. */
export interface ColumnsSource {
  readonly catalog: Catalog;
  readonly maxBytes: number;
  readonly logError: (message: string, error: unknown) => void;
}

/**
 * Reads the rows of a catalog as columns, in the background. What does not fit into the memory is not
 * read: the engine goes on answering for it. Where reading fails, for all.
 */
export const openColumns = ({ catalog, maxBytes, logError }: ColumnsSource): OpenColumns => {
  let held: CatalogColumns | null = null;
  let isClosed = false;
  const read = async (): Promise<void> => {
    try {
      const found = await readColumns({ catalog, maxBytes }, () => !isClosed);
      held = isClosed ? null : found;
    } catch (error) {
      if (!isClosed) logError('Rows were not taken into memory', error);
    }
  };
  const settled = inRequest(ownRequest(), read);
  return {
    held: () => held,
    settled,
    close: async () => {
      isClosed = true;
      held = null;
      await settled;
    },
  };
};

type Reading = Omit<ColumnsSource, 'logError'>;

const readColumns = async (
  { catalog, maxBytes }: Reading,
  isWanted: IsWanted,
): Promise<CatalogColumns | null> => {
  const sizes = await readSizes(catalog);
  const base =
    sizes.images * IMAGE_BYTES + sizes.patients * PATIENT_BYTES + sizes.boxes * BOX_BYTES;
  if (sizes.images === 0 || base > maxBytes) return null;
  const images = await readImageColumns(catalog, sizes, isWanted);
  const boxes = await readBoxColumns({ catalog, images, rows: sizes.boxes }, isWanted);
  const about = { catalog, images, rows: sizes.assessments };
  const assessments = await readAssessmentColumns(about, maxBytes - base, isWanted);
  const held = assessments?.columns ?? null;
  const bytes = base + (assessments?.bytes ?? 0);
  const said = { catalog, images, rows: sizes.experts, assessments: held };
  return {
    images,
    patients: patientsOf(images),
    assessments: held,
    experts: await expertRows(said, maxBytes - bytes, isWanted),
    boxes,
    readers: await catalogReaders(catalog).readers(EVERY_READER),
    bytes,
    roomBytes: maxBytes - bytes,
  };
};

const readImageColumns = async (
  catalog: Catalog,
  { images: rows, lastImage: last }: TableSizes,
  isWanted: IsWanted,
): Promise<ImageColumns> => {
  const filling = fillImages(rows);
  const read = (range: NumberRange, limit: number) => readImages(catalog, range, limit);
  await readInSlices({ rows, last, read }, isWanted, filling.add);
  return filling.finish();
};

/** Rows about images, so many in all. */
interface AboutImages {
  readonly catalog: Catalog;
  readonly images: ImageColumns;
  readonly rows: number;
}

const readBoxColumns = async (
  { catalog, images, rows }: AboutImages,
  isWanted: IsWanted,
): Promise<BoxColumns> => {
  const filling = fillBoxes(rows, images);
  await readByImages({ images, rows }, isWanted, async ({ range }) =>
    filling.add(await readBoxes(catalog, range)),
  );
  return filling.finish();
};

/** Null where they take more than so many bytes. */
const readAssessmentColumns = async (
  { catalog, images, rows }: AboutImages,
  maxBytes: number,
  isWanted: IsWanted,
): Promise<{ readonly columns: AssessmentColumns; readonly bytes: number } | null> => {
  const filling = fillAssessments(rows, images);
  const fits = (): boolean => filling.bytes() <= maxBytes;
  if (!fits()) return null;
  await readByImages(
    { images, rows },
    () => isWanted() && fits(),
    async ({ range, end }) => filling.add(await readAssessments(catalog, range, 'all'), end),
  );
  return fits() ? { columns: filling.finish(), bytes: filling.bytes() } : null;
};
