import { createHmac, timingSafeEqual } from 'node:crypto';

/** What can be fetched of an image over HTTP. */
export type ImageResource = 'rendered' | 'thumbnail' | 'dicom' | 'png' | `frames/${number}`;

/** Something of an image. */
export interface ImagePart {
  /** File name in the published set, such as "00000013_008.png". */
  readonly imageIndex: string;
  readonly resource: ImageResource;
}

/** Parameters of an address, by name. */
export type AddressParameters = Readonly<Record<string, string | number>>;

/** How addresses of images are written. */
export interface ImageAddressing {
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

/** The address of something of an image; signed where there is a secret. */
export const imageAddress = (
  addressing: ImageAddressing,
  part: ImagePart,
  parameters: AddressParameters = {},
): string => {
  const path = pathOf(part);
  const { origin, secret } = addressing;
  if (secret === null) return origin + path + queryOf(parameters);
  const signed = { ...parameters, expires: expiryOf(addressing) };
  return `${origin}${path}${queryOf(signed)}&signature=${sign(secret, path, signed)}`;
};

/** Whether an address was given out by imageAddress with the same secret, and is still good. */
export const admit = (
  { secret, nowMs = Date.now }: Omit<ImageAddressing, 'origin'>,
  part: ImagePart,
  parameters: AddressParameters,
): Admission => {
  if (secret === null) return { outcome: 'ADMITTED', secondsLeft: null };
  const { signature, ...signed } = parameters;
  if (signature === undefined) return { outcome: 'UNSIGNED' };
  const wanted = Buffer.from(sign(secret, pathOf(part), signed));
  const found = Buffer.from(String(signature));
  if (found.length !== wanted.length || !timingSafeEqual(found, wanted)) {
    return { outcome: 'FORGED' };
  }
  const secondsLeft = Number(signed['expires']) - Math.floor(nowMs() / 1000);
  return secondsLeft > 0 ? { outcome: 'ADMITTED', secondsLeft } : { outcome: 'EXPIRED' };
};

// Addresses are the same for a whole ttlSeconds, so that a browser finds in its cache what it has.
const expiryOf = ({ ttlSeconds, nowMs = Date.now }: ImageAddressing): number =>
  (Math.ceil(nowMs() / 1000 / ttlSeconds) + 1) * ttlSeconds;

// Names of images and resources have no letter that an address would have to escape.
const pathOf = ({ imageIndex, resource }: ImagePart): string => `/images/${imageIndex}/${resource}`;

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
