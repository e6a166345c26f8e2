import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { UnauthenticatedError } from '../../identity-errors.ts';
import type { Role } from '../../terms/role.ts';
import type { KeptFile } from './kept-file.ts';
import type { Verify } from './verify.ts';

// A key is 256 random bits, so nobody finds it by trying, however fast that is: a slow hash, which
// passwords need because they are few, would only cost time at every request.

/** A key, as the file of keys has it. */
export interface ApiKey {
  /** Who has it: keys of the same name are of one caller, so that one can follow the other. */
  readonly name: string;
  readonly role: Role;
  /** Of the key itself, 32 bytes. */
  readonly sha256: Buffer;
  /** From when on it is refused; null: never. */
  readonly expiresMs: number | null;
}

/** Keys by their hashes, in hexadecimal. */
export type ApiKeys = ReadonlyMap<string, ApiKey>;

/** Tells a key from anything else at sight, also for who searches repositories for secrets. */
const PREFIX = 'radiograph_';
const RANDOM_BYTES = 32;
const FORM = new RegExp(`^${PREFIX}[\\w-]{43}$`);

/** A new key. */
export const newApiKey = (): string => PREFIX + randomBytes(RANDOM_BYTES).toString('base64url');

/** What the file of keys holds in place of a key. */
export const hashOf = (key: string): Buffer => hash('sha256', key, 'buffer');

/** Looks for whose key it is, where a credential is one. */
export const apiKeyVerifier =
  (file: KeptFile<ApiKeys>): Verify =>
  async (credential) => {
    if (!FORM.test(credential)) throw new UnauthenticatedError('unknown-key');
    const sha256 = hashOf(credential);
    // Who has just made a key need not wait until the file is looked at again.
    const found = find(await file.value(), sha256) ?? find(await file.latest(), sha256);
    if (found === null) throw new UnauthenticatedError('unknown-key');
    const { name, role, expiresMs } = found;
    if (expiresMs !== null && expiresMs <= Date.now()) throw new UnauthenticatedError('expired');
    return { known: JSON.stringify(['key', name]), role };
  };

// How long the search takes tells of hashes, of which the next cannot be chosen; the comparison that
// decides takes the same time for all.
const find = (keys: ApiKeys, sha256: Buffer): ApiKey | null => {
  const key = keys.get(sha256.toString('hex'));
  return key !== undefined && timingSafeEqual(key.sha256, sha256) ? key : null;
};
