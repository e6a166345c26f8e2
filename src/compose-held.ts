import { overColumns } from './compose-columns.ts';
import type { Opened } from './compose-lasting.ts';
import { overProfiles, overRows, withListsOf } from './compose-rows.ts';
import type { Config } from './config.ts';
import type { Sources } from './context.ts';
import type { Catalog } from './sources/catalog/catalog.ts';

/** What is loaded, where it is kept open, and who is told what is wrong. */
export interface HeldOf {
  readonly catalog: Catalog;
  readonly contentHash: string;
  readonly opened: Opened;
  readonly logError: (message: string, error: unknown) => void;
}

/** Sources, and when nothing is read for them in the background any more. */
export interface HeldSources {
  readonly sources: Sources;
  readonly settled: Promise<void>;
}

/** The same sources behind what is held of the catalog: in memory, and in a file of rows. */
export const heldBefore = async (
  asked: Sources,
  config: Config,
  { catalog, contentHash, opened, logError }: HeldOf,
): Promise<HeldSources> => {
  const { loadedSets } = catalog;
  const rows = await overRows(asked, config, { contentHash, loadedSets, logError });
  if (rows !== null) opened.add(async () => rows.rows.close());
  const below = rows?.sources ?? asked;
  const over = overColumns(below, catalog, { speed: config.speed, logError });
  if (over === null) return { sources: below, settled: Promise.resolve() };
  opened.add(over.columns.close);
  const { settled } = over.columns;
  const sources = rows === null ? over.sources : withListsOf(over.sources, rows, loadedSets);
  const profiles = overProfiles(sources, catalog, logError);
  if (profiles === null) return { sources, settled };
  opened.add(() => profiles.settled);
  const all = Promise.all([settled, profiles.settled]).then(() => undefined);
  return { sources: profiles.sources, settled: all };
};
