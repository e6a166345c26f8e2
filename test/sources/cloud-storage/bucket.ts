// A bucket with one made-up PNG file, and files read from it as the gateway does.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { FileSource } from '../../../src/dicom/file.source.ts';
import type { StoredBytes } from '../../../src/dicom/stored-bytes.ts';
import { SourceError } from '../../../src/errors.ts';
import { cloudStorageFiles } from '../../../src/sources/cloud-storage/cloud-storage-files.ts';
import { createGuard } from '../../../src/sources/guard/guard.ts';
import {
  type CloudStorageStandIn,
  startCloudStorage,
} from '../../support/cloud-storage-stand-in.ts';
import { startRawUpstream } from '../../support/raw-upstream.ts';

export const BUCKET = 'radiographs';
export const PAYER = 'who-pays';
export const HELD = '00000013_008.png';
export const DAMAGED = '00000013_009.png';

/** A file that begins as PNG files do. */
export const PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  Buffer.from(Uint8Array.from({ length: 200_000 }, (_, place) => place % 251)),
]);

export interface FilesOptions {
  readonly url: string;
  readonly bucket?: string;
  readonly userProject?: string | null;
  readonly timeoutMs?: number;
}

export const filesAt = ({ url, ...options }: FilesOptions): Promise<FileSource> => {
  const { bucket = BUCKET, userProject = PAYER, timeoutMs = 20_000 } = options;
  const guard = createGuard({ source: 'CLOUD_STORAGE', timeoutMs, concurrent: 50, queued: 50 });
  return cloudStorageFiles({ bucket, userProject, rootUrl: url, timeoutMs }, guard);
};

/** The file that the bucket holds. */
export const opened = async (files: FileSource): Promise<StoredBytes> => {
  const file = await files.original(HELD);
  assert.ok(file !== null);
  return file;
};

/** Starts the stand-in with the bucket in it. */
export const startBucket = async (context: TestContext): Promise<CloudStorageStandIn> => {
  const folder = mkdtempSync(join(tmpdir(), 'radiograph-bucket-'));
  mkdirSync(join(folder, 'png'));
  writeFileSync(join(folder, 'png', HELD), PNG);
  writeFileSync(join(folder, 'png', DAMAGED), 'x');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  const standIn = await startCloudStorage({ folder, bucket: BUCKET, payers: [PAYER] });
  context.after(async () => {
    await standIn.stop();
    rmSync(folder, { recursive: true });
  });
  return standIn;
};

/** The SourceError that something ends with. */
export const failureOf = async (asked: Promise<unknown>): Promise<SourceError> => {
  try {
    await asked;
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
  throw new Error('Wanted a SourceError, found an answer.');
};

/** A bucket below HTTP: what it does with each request is up to the test. */
export const bucketThat = async (
  context: TestContext,
  to: (socket: Socket) => unknown,
  timeoutMs?: number,
) => {
  const upstream = await startRawUpstream((socket) => to(socket));
  context.after(() => upstream.stop());
  const options = timeoutMs === undefined ? {} : { timeoutMs };
  return { upstream, files: await filesAt({ url: upstream.url, ...options }) };
};
