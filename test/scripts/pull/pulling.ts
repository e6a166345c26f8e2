import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type BucketOptions, labelBucket } from '../../../scripts/pull/label-bucket.ts';
import { type PullingLabels, pullLabels } from '../../../scripts/pull/pull-labels.ts';
import { type LabelBucketStandIn, startLabelBucket } from './label-bucket-stand-in.ts';

export const NAME = 'four_findings_expert_labels/test_labels.csv';
export const TEXT = 'Image Index,Fracture\r\n00000013_008.png,YES\r\n';

export interface Pulling {
  readonly bucket: LabelBucketStandIn;
  readonly folder: string;
  /** Where the one file of the bucket goes. */
  readonly file: string;
  /** What was said, line by line. */
  readonly said: string[];
  /** How long it would have waited, in milliseconds. */
  readonly pauses: number[];
  pull(): Promise<void>;
}

/** A bucket with one file, and what downloads it without ever waiting. */
export const startPulling = async (
  context: TestContext,
  { now, ...options }: Partial<BucketOptions> & Pick<PullingLabels, 'now'> = {},
): Promise<Pulling> => {
  const bucket = await startLabelBucket({ [NAME]: TEXT });
  const folder = mkdtempSync(join(tmpdir(), 'radiograph-pull-'));
  const client = labelBucket({ url: bucket.url, credentials: null, timeoutMs: 5000, ...options });
  context.after(async () => {
    await client.close();
    await bucket.stop();
    rmSync(folder, { recursive: true });
  });
  const [said, pauses]: [string[], number[]] = [[], []];
  const say = (line: string): void => void said.push(line);
  const pause = async (ms: number): Promise<void> => void pauses.push(ms);
  return {
    bucket,
    folder,
    file: join(folder, NAME),
    said,
    pauses,
    pull: () =>
      pullLabels([NAME], { bucket: client, folder, say, pause, ...(now !== undefined && { now }) }),
  };
};
