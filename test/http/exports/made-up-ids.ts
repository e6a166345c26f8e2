import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { Alteration } from '../../support/altered-sample.ts';

/** A cohort id that nobody gave out, with a check that fits, written as docs/exports.md says. */
export const idOf = (datasetHash: string, content: unknown, version = 1): string => {
  const kept = Buffer.concat([
    Buffer.from(datasetHash, 'hex'),
    deflateRawSync(JSON.stringify(content)),
  ]);
  const check = createHash('sha256')
    .update(Buffer.of(version))
    .update(kept)
    .digest()
    .subarray(0, 4);
  return Buffer.concat([Buffer.of(version), check, kept]).toString('base64url');
};

/** Without a folder and all that is in it. */
export const withoutFolder =
  (name: string): Alteration =>
  (folder) =>
    rmSync(join(folder, name), { recursive: true });
