import { createHmac, timingSafeEqual } from 'node:crypto';
import { notePassing } from '../request.ts';

/** Parameters of an address, by name. */
export type AddressParameters = Readonly<Record<string, string | number>>;

/** How addresses are written that the gateway gives out. */
export interface Addressing {
  /** Such as "https://graph.example". */
  readonly origin: string;
  /** Signs addresses; null where they need no signature. */
  readonly secret: string | null;
  /** How long a signed address is good for, at least; at most twice as long. */
  readonly ttlSeconds: number;
  /** The clock; Date.now where left out. */
  readonly nowMs?: () => number;
}

/** What an address allows. */
export type Admission =
  /** secondsLeft: how long it is still good for; null where addresses need no signature. */
  | { readonly outcome: 'ADMITTED'; readonly secondsLeft: number | null }
  | { readonly outcome: 'UNSIGNED' | 'FORGED' | 'EXPIRED' };

/**
 * An address of the gateway; signed where there is a secret.
 *
 * path: with no letter in it that an address would have to escape.
 */
export const addressOf = (
  addressing: Addressing,
  path: string,
  parameters: AddressParameters = {},
): string => {
  const { origin, secret } = addressing;
  if (secret === null) return origin + path + queryOf(parameters);
  notePassing();
  const signed = { ...parameters, expires: expiryOf(addressing) };
  return `${origin}${path}${queryOf(signed)}&signature=${sign(secret, path, signed)}`;
};

/** Whether an address was given out by addressOf with the same secret, and is still good. */
export const admitAddress = (
  { secret, nowMs = Date.now }: Omit<Addressing, 'origin'>,
  path: string,
  parameters: AddressParameters,
): Admission => {
  if (secret === null) return { outcome: 'ADMITTED', secondsLeft: null };
  const { signature, ...signed } = parameters;
  if (signature === undefined) return { outcome: 'UNSIGNED' };
  const wanted = Buffer.from(sign(secret, path, signed));
  const found = Buffer.from(String(signature));
  if (found.length !== wanted.length || !timingSafeEqual(found, wanted)) {
    return { outcome: 'FORGED' };
  }
  const secondsLeft = Number(signed['expires']) - Math.floor(nowMs() / 1000);
  return secondsLeft > 0 ? { outcome: 'ADMITTED', secondsLeft } : { outcome: 'EXPIRED' };
};

// Addresses are the same for a whole ttlSeconds, so that a browser finds in its cache what it has.
const expiryOf = ({ ttlSeconds, nowMs = Date.now }: Addressing): number =>
  (Math.ceil(nowMs() / 1000 / ttlSeconds) + 1) * ttlSeconds;

const queryOf = (parameters: AddressParameters): string => {
  const pairs = Object.entries(parameters).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
};

// In one order, since a proxy may change it.
const sign = (secret: string, path: string, parameters: AddressParameters): string => {
  const sorted = Object.fromEntries(
    Object.entries(parameters).toSorted(([left], [right]) => (left < right ? -1 : 1)),
  );
  return createHmac('sha256', secret)
    .update(path + queryOf(sorted))
    .digest('base64url');
};
