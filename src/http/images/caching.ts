import { hash } from 'node:crypto';
import type { ImagePart } from '../../terms/image-address.ts';
import type { ImageRequest } from './image-request.ts';

/** Counts the ways in which pictures have been drawn; to be raised where the next one differs. */
const DRAWING = 1;

/** Seconds in a year: as long as a cache is told to keep anything. */
const YEAR = 31_536_000;

/** What tells a cache how long it may keep an answer, and how to ask whether it is still good. */
export interface CachingHeaders {
  readonly etag: string;
  readonly 'cache-control': string;
}

/**
 * A name for the bytes, which no store is asked for: what is asked for says what they are, since
 * neither an image nor its object ever changes. secondsLeft: of a signed address, else null.
 */
export const cachingHeaders = (
  part: ImagePart,
  request: ImageRequest,
  secondsLeft: number | null,
): CachingHeaders => ({
  etag: `"${hash('sha256', JSON.stringify([DRAWING, part, request]), 'base64url')}"`,
  'cache-control':
    secondsLeft === null
      ? `public, max-age=${YEAR}, immutable`
      : `private, max-age=${secondsLeft}, immutable`,
});

/**
 * Whether the caller has the bytes already, by If-None-Match (RFC 9110, 13.1.2).
 *
 * "*" is taken for no match: only the store could say whether there is anything at all.
 */
export const isHeldByCaller = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch?.match(/"[^"]*"/g)?.includes(etag) ?? false;
