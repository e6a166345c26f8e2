import type { FetchImplementation } from 'jose';
import { isKeySet } from './key-set-file.ts';

/** Bytes that the keys of an issuer have at most: ten of them have some 20,000. */
const MOST_BYTES = 262_144;

/**
 * Fetches a small JSON document whole; jose says until when, and follows no other address.
 *
 * Rejects where it does not come, is not answered with 200, is too large, or is no set of keys.
 */
export const boundedFetch: FetchImplementation = async (url, options) => {
  const response = await fetch(url, options);
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`It answered with the status ${response.status}.`);
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array> | readonly Uint8Array[] = response.body ?? [];
  for await (const part of body) {
    size += part.length;
    if (size > MOST_BYTES) throw new Error(`It answered with more than ${MOST_BYTES} bytes.`);
    parts.push(part);
  }
  const text = Buffer.concat(parts).toString('utf8');
  // What is no set of keys must not take the place of one.
  if (!isKeySet(JSON.parse(text))) throw new Error('It answered with no set of keys.');
  return new Response(text, { status: 200 });
};
