import { hash } from 'node:crypto';
import type { Encoding } from './compression.ts';

/** Digits of a tag: 132 bits, so that no two answers have the same. */
const DIGITS = 22;

/** A name of the bytes of a body, from which replicas with the same data make the same. */
export const tagOf = (body: string | Uint8Array): string =>
  hash('sha256', body, 'base64url').slice(0, DIGITS);

/** The strong ETag of a form of that body: other bytes have another (RFC 9110, 8.8.3). */
export const entityTag = (tag: string, encoding: Encoding | null): string =>
  encoding === null ? `"${tag}"` : `"${tag}-${encoding}"`;
