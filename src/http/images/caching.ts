import { hash } from 'node:crypto';
import type { ImagePart } from '../../terms/image-address.ts';
import type { ImageRequest } from './image-request.ts';

/** Counts the ways in which pictures have been drawn; to be raised where the next one differs. */
const DRAWING = 2;

/** Seconds in a year: as long as a cache is told to keep anything. */
const YEAR = 31_536_000;

/** What tells a cache how long it may keep an answer, and how to ask whether it is still good. */
export interface CachingHeaders {
  readonly etag: string;
  readonly 'cache-control': string;
}

/** What the headers depend on, besides what is asked for. */
export interface CachingTerms {
  /** Of a signed address, else null. */
  readonly secondsLeft: number | null;
  /** Whether not everybody may have it. */
  readonly isPrivate: boolean;
  /** Whether the data is the made-up sample. */
  readonly isSynthetic: boolean;
}

/**
 * A name for the bytes, which no store is asked for: what is asked for says what they are, since
 * neither an image nor its object ever changes.
 *
 * The sample has other images under the same names. A browser asks for its pictures each time, or it
 * would show them in place of the published ones once a gateway serves those.
 */
export const cachingHeaders = (
  part: ImagePart,
  request: ImageRequest,
  { secondsLeft, isPrivate, isSynthetic }: CachingTerms,
): CachingHeaders => {
  const seconds = secondsLeft ?? YEAR;
  const keeping = isSynthetic ? 'no-cache' : `max-age=${seconds}, immutable`;
  const scope = isPrivate || secondsLeft !== null ? 'private' : 'public';
  const name = JSON.stringify([DRAWING, isSynthetic, part, request]);
  return {
    etag: `"${hash('sha256', name, 'base64url')}"`,
    'cache-control': `${scope}, ${keeping}`,
  };
};

/**
 * Whether the caller has the bytes already, by If-None-Match (RFC 9110, 13.1.2).
 *
 * "*" is taken for no match: only the store could say whether there is anything at all.
 */
export const isHeldByCaller = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch?.match(/"[^"]*"/g)?.includes(etag) ?? false;
