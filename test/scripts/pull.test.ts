import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { NIH_PAGE } from '../../scripts/pull/published-labels.ts';
import { FILES } from '../oracle/read-rows.ts';
import { sampleDir } from '../support/data-sets.ts';
import { type LabelBucketStandIn, startLabelBucket } from './pull/label-bucket-stand-in.ts';
import { startPull } from './pull/run-pull.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Runs it to its end. */
const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  startPull(args, env).ended;

const EXPERT = [
  FILES.fourReads,
  FILES.fourValidation,
  FILES.fourTest,
  FILES.allReads,
  FILES.allTest,
];

describe('npm run pull', () => {
  const { root: folder } = temporaryFolder();
  let bucket: LabelBucketStandIn;

  before(async () => {
    const objects = EXPERT.map((name) => [name, readFileSync(path.join(sampleDir, name), 'utf8')]);
    bucket = await startLabelBucket(Object.fromEntries(objects));
  });
  after(() => bucket?.stop());

  const pull = () => run(['--yes'], { LABELS_URL: bucket.url, DATA_DIR: folder });

  it('shows the licence, puts the expert labels into their places and says what is missing', async () => {
    const { status, printed, complaints } = await pull();

    assert.equal(status, 0);
    for (const name of EXPERT) {
      assert.deepEqual(
        readFileSync(path.join(folder, name)),
        readFileSync(path.join(sampleDir, name)),
      );
      assert.match(complaints, new RegExp(`^${name}: [\\d,]+ bytes, whole and verified$`, 'm'));
    }
    assert.match(complaints, /^Images and metadata: .*Expert labels: for research and education/);
    assert.match(printed, /^Not in the bucket: Data_Entry_2017\.csv, .*test_list\.txt\.$/m);
    assert.ok(printed.includes(NIH_PAGE));
    // oxlint-disable-next-line no-control-regex -- none is what is wanted where nobody looks on
    assert.doesNotMatch(complaints, /[\r\u001b]/);
  });

  it('may be run again', async () => {
    const { status, complaints } = await pull();

    assert.equal(status, 0);
    assert.equal(complaints.match(/: [\d,]+ bytes, there already$/gm)?.length, EXPERT.length);
  });

  it('says what the bucket lacks, and ends with 1', async () => {
    const url = `${bucket.url}/elsewhere`;
    const { status, complaints } = await run(['--yes', '--to', folder], { LABELS_URL: url });

    assert.equal(status, 1);
    assert.match(complaints, /answers 403, AccessDenied/);
    assert.doesNotMatch(complaints, / at .*\.ts:\d+/);
  });
});

describe('npm run pull that cannot begin', () => {
  const { root: folder } = temporaryFolder();

  it('asks nobody where there is no terminal', async () => {
    const { status, complaints } = await run(['--to', folder]);

    assert.equal(status, 1);
    assert.match(complaints, /standard input is no terminal\. Say --yes to go on unasked\.\n$/);
  });

  it('wants to know where the files go, but not for its help', async () => {
    const { status, complaints } = await run(['--yes']);
    const help = await run(['--help']);

    assert.equal(status, 1);
    assert.match(complaints, /^--to: wanted a folder for the files, found nothing\./);
    assert.equal(help.status, 0);
    assert.match(help.printed, /^npm run pull -- \[--to DIR\]/);
  });

  it('does not mix real files with the made-up sample', async () => {
    const { status, complaints } = await run(['--yes', '--to', sampleDir]);

    assert.equal(status, 1);
    assert.match(complaints, /holds the made-up sample\. Name another folder with --to\.\n$/);
  });

  it('says what is wrong with an option or a setting', async () => {
    assert.match((await run(['--what'])).complaints, /^Unknown option '--what'/);
    const { complaints } = await run(['--to', folder], { LABELS_URL: 'gs://bucket' });
    assert.match(
      complaints,
      /^LABELS_URL: wanted an http or https address, found "gs:\/\/bucket"\./,
    );
  });
});
