import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashOf, newApiKey } from '../../../src/http/identity/api-keys.ts';
import type { Role } from '../../../src/terms/role.ts';

/** Somebody's key, and its line in the file of keys. */
export interface MadeKey {
  readonly key: string;
  readonly line: string;
}

/** A new key. more: other fields of its line. */
export const makeKey = (name: string, role: Role, more: object = {}): MadeKey => {
  const key = newApiKey();
  const sha256 = hashOf(key).toString('hex');
  return { key, line: JSON.stringify({ name, role, sha256, ...more }) };
};

/** A file that a gateway reads, in a folder of its own. */
export interface TestFile {
  readonly path: string;
  /** Puts another file in its place, as tools for configuration do. */
  replace(content: string): Promise<void>;
  remove(): Promise<void>;
}

export const testFile = async (content: string): Promise<TestFile> => {
  const folder = await mkdtemp(join(tmpdir(), 'radiograph-keys-'));
  const path = join(folder, 'file');
  await writeFile(path, content);
  return {
    path,
    replace: async (other) => {
      await writeFile(`${path}.new`, other);
      await rename(`${path}.new`, path);
    },
    remove: () => rm(folder, { recursive: true }),
  };
};

/** A file with these keys. */
export const keyFile = (...keys: readonly MadeKey[]): Promise<TestFile> =>
  testFile(keys.map(({ line }) => `${line}\n`).join(''));

/** Settings of a gateway that takes keys. */
export const keysOf = ({ path }: TestFile): Record<string, string> => ({
  AUTH: 'api-key',
  API_KEYS_FILE: path,
});
