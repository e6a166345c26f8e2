import { POINTER_COLUMNS, POINTER_TABLE, type Pointer, pointerLine } from '../catalog-pointer.ts';
import { type Description, encodeDescription } from '../description.ts';
import type { LoadTarget } from './fill-tables.ts';
import { catalogFormat } from './table-shapes.ts';

/** Which tables of a dataset are in use: those that readers are pointed to, and those of the load before. */
export type Published = Pick<Pointer, 'tableSuffix' | 'previousSuffix'>;

/**
 * Points readers to the tables of this load, in one step. earlier: what they are pointed to now; null
 * where nothing is loaded.
 */
export const publish = async (
  target: LoadTarget,
  description: Description,
  earlier: Pointer | null,
): Promise<Published> => {
  const { tables, dataset, tableSuffix, onProgress } = target;
  const isSame = earlier?.tableSuffix === tableSuffix;
  // The same tables may be told of in other words: of a made-up collection, or by another release.
  if (isSame && earlier.description === encodeDescription(description)) {
    onProgress({ kind: 'PUBLISHED', tableSuffix, isNew: false });
    return earlier;
  }
  const previousSuffix = (isSame ? earlier.previousSuffix : earlier?.tableSuffix) ?? null;
  const published = { tableSuffix, previousSuffix };
  const line = pointerLine({ ...published, format: catalogFormat() }, description);
  await tables.loadRows(
    {
      name: { ...dataset, tableId: POINTER_TABLE },
      columns: POINTER_COLUMNS,
      rangePartitioning: null,
      clustering: [],
      write: 'TRUNCATE',
    },
    oneLine(line),
    () => undefined,
  );
  onProgress({ kind: 'PUBLISHED', tableSuffix, isNew: true });
  return published;
};

async function* oneLine(line: string): AsyncGenerator<string> {
  yield line;
}
