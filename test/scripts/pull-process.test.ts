import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { FILES } from '../oracle/read-rows.ts';
import { sampleDir } from '../support/data-sets.ts';
import {
  headersOf,
  type LabelBucketStandIn,
  startLabelBucket,
  whenWritten,
} from './pull/label-bucket-stand-in.ts';
import { startPull, startPullWithLittleRoom } from './pull/run-pull.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The first that is pulled. */
const NAME = FILES.fourReads;
const EXPERT = [NAME, FILES.fourValidation, FILES.fourTest, FILES.allReads, FILES.allTest];

describe('npm run pull that ends early', () => {
  const folder = temporaryFolder();
  const file = path.join(folder.root, NAME);
  let bucket: LabelBucketStandIn;
  const settings = () => ({ LABELS_URL: bucket.url, DATA_DIR: folder.root });

  before(async () => {
    const objects = EXPERT.map((name) => [name, readFileSync(path.join(sampleDir, name), 'utf8')]);
    bucket = await startLabelBucket(Object.fromEntries(objects));
  });
  beforeEach(() => {
    folder.remove('four_findings_expert_labels');
    bucket.requests.length = 0;
    bucket.guest = null;
  });
  after(() => bucket?.stop());

  it('by a kill goes on behind what came, when it is run again', async () => {
    const half = Promise.withResolvers<void>();
    bucket.next.push((response, bytes) => {
      response.writeHead(200, { ...headersOf(bytes), 'content-length': bytes.length });
      response.write(bytes.subarray(0, 5000));
      void whenWritten(file, 5000).then(half.resolve);
    });
    const { kill } = startPull(['--yes'], settings());
    await half.promise;

    const killed = await kill();
    const left = readdirSync(path.dirname(file));
    const { status, complaints } = await startPull(['--yes'], settings()).ended;

    assert.equal(killed.status, null);
    assert.deepEqual(left, ['individual_readers.csv.part', 'individual_readers.csv.part.etag']);
    assert.equal(status, 0, complaints);
    assert.deepEqual(
      bucket.requests.slice(0, 2).map(({ name, range }) => [name, range]),
      [
        [NAME, null],
        [NAME, 'bytes=5000-'],
      ],
    );
    assert.deepEqual(readFileSync(file), readFileSync(path.join(sampleDir, NAME)));
    assert.deepEqual(
      readdirSync(path.dirname(file)).filter((name) => name.includes('.part')),
      [],
    );
  });

  it('where the bucket refuses tells of the form', async () => {
    bucket.guest = 'nobody';

    const { status, complaints } = await startPull(['--yes'], settings()).ended;

    assert.equal(status, 1);
    assert.match(complaints, /answers 403, AccessDenied: Anonymous caller/);
    assert.match(complaints, /given to everyone who has filled in a short form/);
    assert.match(complaints, /nih-chest#additional_labels/);
    assert.doesNotMatch(complaints, / at .*\.ts:\d+/);
  });

  it('where the disk is full says so once, and keeps what came', async () => {
    const { status, complaints } = await startPullWithLittleRoom(['--yes'], settings()).ended;

    assert.equal(status, 1);
    assert.match(complaints, new RegExp(`\\n${NAME}: EFBIG: file too large, write\\.\\n$`));
    assert.equal(bucket.requests.length, 1);
    assert.deepEqual(readdirSync(path.dirname(file)), [
      'individual_readers.csv.part',
      'individual_readers.csv.part.etag',
    ]);
  });

  it('where a folder has the name of a file says so, and leaves it', async () => {
    mkdirSync(file, { recursive: true });

    const { status, complaints } = await startPull(['--yes'], settings()).ended;

    assert.equal(status, 1);
    assert.match(complaints, new RegExp(`\\n${NAME}: EISDIR: .*\\.\\n$`));
    assert.deepEqual(readdirSync(path.dirname(file)), ['individual_readers.csv']);
  });
});
