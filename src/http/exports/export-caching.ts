import { hash } from 'node:crypto';
import { type CohortFileKind, FILE_KINDS } from '../../export/export-format.ts';
import type { CachingHeaders, CachingTerms } from '../images/caching.ts';

/** Seconds in a year: as long as a cache is told to keep anything. */
const YEAR = 31_536_000;

/**
 * A name for the bytes of a file, which follow from the cohort id and the format alone: so they are
 * the same everywhere and for ever.
 */
export const exportCaching = (
  cohortId: string,
  kind: CohortFileKind,
  { secondsLeft, isPrivate }: Omit<CachingTerms, 'isSynthetic'>,
): CachingHeaders => {
  const name = `${cohortId}.${FILE_KINDS[kind].extension}`;
  const scope = isPrivate || secondsLeft !== null ? 'private' : 'public';
  return {
    etag: `"${hash('sha256', name, 'base64url')}"`,
    'cache-control': `${scope}, max-age=${secondsLeft ?? YEAR}, immutable`,
  };
};
