import type { Pointer } from '../catalog-pointer.ts';
import { TABLE_NAMES } from '../tables.ts';
import type { LoadTarget } from './fill-tables.ts';
import type { Published } from './publish.ts';

/** Nothing but the catalog's tables has such a name. */
const CATALOG_TABLE = new RegExp(`^(?:${TABLE_NAMES.join('|')})_([0-9a-f]{16})$`);

/**
 * Removes the tables of loads before the last: who reads the last one may go on. What an earlier run
 * was kept from removing goes too.
 *
 * readPointer is asked again just before anything goes: where another load was published meanwhile,
 * only that one knows what is old. Tables of a load that still runs go too; it fills them again.
 */
export const removeOldTables = async (
  { tables, dataset, onProgress }: LoadTarget,
  { tableSuffix, previousSuffix }: Published,
  readPointer: () => Promise<Pointer | null>,
): Promise<void> => {
  const names = await tables.listTables();
  const old = names.filter((name) => {
    const [, suffix] = CATALOG_TABLE.exec(name) ?? [];
    return suffix !== undefined && suffix !== tableSuffix && suffix !== previousSuffix;
  });
  if (old.length === 0 || (await readPointer())?.tableSuffix !== tableSuffix) return;
  await Promise.all(
    old.map(async (tableId) => {
      await tables.deleteTable({ ...dataset, tableId });
      onProgress({ kind: 'REMOVED', table: tableId });
    }),
  );
};
