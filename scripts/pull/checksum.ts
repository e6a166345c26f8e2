import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { bytesOf } from '../../src/sources/guard/body-bytes.ts';
import { crc32c } from './crc32c.ts';

/** What the bytes of an object come to, as Cloud Storage states it. */
export interface Checksum {
  readonly algorithm: 'md5' | 'crc32c';
  /** In base64; a CRC-32C with its first byte first. */
  readonly value: string;
}

/**
 * The better of the checksums in x-goog-hash, such as "crc32c=n03x6A==,md5=AAAAAAAAAAAAAAAAAAAAAA==".
 *
 * Objects that were put together from others have no MD5. Null where there is none that is known.
 */
export const promisedChecksum = (header: string | null): Checksum | null => {
  for (const algorithm of ['md5', 'crc32c'] as const) {
    const [, value] = new RegExp(`(?:^|,)\\s*${algorithm}=([\\w+/]+=*)`).exec(header ?? '') ?? [];
    if (value !== undefined) return { algorithm, value };
  }
  return null;
};

/** Whether a file has the bytes that were promised. */
export const isWhole = async (file: string, { algorithm, value }: Checksum): Promise<boolean> =>
  (await (algorithm === 'md5' ? md5Of(file) : crc32cOf(file))) === value;

const md5Of = async (file: string): Promise<string> => {
  const hash = createHash('md5');
  for await (const chunk of createReadStream(file)) hash.update(bytesOf(chunk));
  return hash.digest('base64');
};

const crc32cOf = async (file: string): Promise<string> => {
  let sum = 0;
  for await (const chunk of createReadStream(file)) sum = crc32c(bytesOf(chunk), sum);
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(sum);
  return bytes.toString('base64');
};
