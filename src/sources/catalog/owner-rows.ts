import type { ImageOwners } from '../../cohort/tally.source.ts';
import type { Row } from '../../decode.ts';
import { groupBy } from '../../maps.ts';

/** What a statement over the images of owners is called. */
export const tallyLabel = (what: string, { owner }: ImageOwners): string =>
  owner === 'collection' ? `${what} of images` : `${what} of images by ${owner}`;

/** Rows of each owner, put together. */
export const byOwner = <V>(
  rows: readonly Row[],
  join: (group: readonly Row[]) => V,
): ReadonlyMap<string, V> =>
  new Map([...groupBy(rows, ownerOf)].map(([owner, group]) => [owner, join(group)]));

const ownerOf = (row: Row): string => String(row['owner']);
