import { hash } from 'node:crypto';
import { type CohortFileKind, FILE_KINDS } from '../../export/export-format.ts';
import type { CachingHeaders } from '../images/caching.ts';

/** Seconds in a year: as long as a cache is told to keep anything. */
const YEAR = 31_536_000;

/**
 * A name for the bytes of a file, which follow from the cohort id and the format alone: so they are
 * the same everywhere and for ever.
 *
 * secondsLeft: of a signed address, else null.
 */
export const exportCaching = (
  cohortId: string,
  kind: CohortFileKind,
  secondsLeft: number | null,
): CachingHeaders => {
  const name = `${cohortId}.${FILE_KINDS[kind].extension}`;
  const scope = secondsLeft === null ? 'public' : 'private';
  return {
    etag: `"${hash('sha256', name, 'base64url')}"`,
    'cache-control': `${scope}, max-age=${secondsLeft ?? YEAR}, immutable`,
  };
};
