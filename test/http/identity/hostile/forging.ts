import { createHmac, type KeyObject, KeyObject as Keys, sign } from 'node:crypto';
import type { IssuerKey } from '../../../support/identity/issuer.ts';

const encoded = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** Signs what a token says, as no library would. */
export type Signer = (text: string) => Buffer;

/** A token of any header and payload, each as an object or as text. */
export const forged = (header: unknown, payload: unknown, signer: Signer): string => {
  const text = `${encoded(header)}.${encoded(payload)}`;
  return `${text}.${signer(text).toString('base64url')}`;
};

export const unsigned: Signer = () => Buffer.alloc(0);

/** HMAC with bytes that everybody knows. */
export const hmac =
  (secret: string | Buffer, digest = 'sha256'): Signer =>
  (text) =>
    createHmac(digest, secret).update(text).digest();

/** The private key in the form of Node's own functions. */
const keyOf = ({ privateKey }: IssuerKey): KeyObject => Keys.from(privateKey);

/** ECDSA as JOSE writes it. */
export const es256 =
  (key: IssuerKey): Signer =>
  (text) =>
    sign('sha256', Buffer.from(text), { key: keyOf(key), dsaEncoding: 'ieee-p1363' });

/** ECDSA as X.509 writes it. */
export const es256InDer =
  (key: IssuerKey): Signer =>
  (text) =>
    sign('sha256', Buffer.from(text), { key: keyOf(key), dsaEncoding: 'der' });

/** A token with one of its three parts changed. */
export const withPart = (token: string, at: number, change: (part: string) => string): string =>
  token
    .split('.')
    .map((part, index) => (index === at ? change(part) : part))
    .join('.');

/** Turns one bit of an encoded part. */
export const flipped = (part: string): string => {
  const bytes = Buffer.from(part, 'base64url');
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  return bytes.toString('base64url');
};
