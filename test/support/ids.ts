import { createHash } from 'node:crypto';

const ROOT = '1.3.6.1.4.1.11129.5.5.1';

/** The published function: the root, then the first 41 decimal digits of SHA-512(file name + level). */
export function publishedUid(imageIndex: string, level: 'study' | 'series' | 'instance'): string {
  const digest = createHash('sha512').update(`${imageIndex}${level}`).digest('hex');
  return `${ROOT}${BigInt(`0x${digest}`).toString(10).slice(0, 41)}`;
}

/** The global id of a thing: its type and its type's own key. */
export const globalId = (type: string, key: string): string =>
  Buffer.from(`${type}:${key}`).toString('base64url');
