import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import type { KeptFile } from './kept-file.ts';
import { KeyFileError } from './key-file.ts';

/** Whether something is a JSON Web Key Set (RFC 7517, 5). Its keys are looked at when they are needed. */
export const isKeySet = (found: unknown): found is JSONWebKeySet =>
  typeof found === 'object' &&
  found !== null &&
  'keys' in found &&
  Array.isArray(found.keys) &&
  found.keys.every((key) => typeof key === 'object' && key !== null);

/** Reads a JSON Web Key Set. KeyFileError where it is none. */
export const readKeySet = (content: string): JWTVerifyGetKey => {
  const found = parse(content);
  if (isKeySet(found)) return createLocalJWKSet(found);
  throw new KeyFileError('wanted a JSON Web Key Set, such as {"keys": [...]}.');
};

const parse = (content: string): unknown => {
  try {
    return JSON.parse(content);
  } catch {
    // Its message shows what it found.
    return null;
  }
};

/** Keys from a file; one that is not known has the file looked at again. */
export const fileKeys =
  (file: KeptFile<JWTVerifyGetKey>): JWTVerifyGetKey =>
  async (header, token) => {
    const keys = await file.value();
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      return (await file.latest())(header, token);
    }
  };
