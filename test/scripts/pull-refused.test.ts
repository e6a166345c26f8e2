import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, it } from 'node:test';
import { headersOf } from './pull/label-bucket-stand-in.ts';
import { NAME, startPulling, TEXT } from './pull/pulling.ts';

describe('Pulling a file that cannot be trusted, or has no place', () => {
  it('refuses one without a checksum', async (test) => {
    const { bucket, pull } = await startPulling(test);
    bucket.next.push((response, bytes) => {
      response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
    });

    await assert.rejects(pull(), /no checksum came with it/);
  });

  it('refuses one whose checksum is of other bytes than are sent', async (test) => {
    const { bucket, pull } = await startPulling(test);
    bucket.next.push((response, bytes) => {
      const encoding = { 'x-goog-stored-content-encoding': 'gzip' };
      response.writeHead(200, { ...headersOf(bytes), ...encoding }).end(bytes);
    });

    await assert.rejects(pull(), /it is stored as gzip/);
  });

  it('follows nobody to another place', async (test) => {
    const { bucket, pull } = await startPulling(test);
    bucket.next.push((response) => {
      response.writeHead(302, { location: `${bucket.url}/${NAME}` }).end();
    });

    await assert.rejects(pull(), /the bucket answers 302/);
    assert.equal(bucket.requests.length, 1);
  });

  it('leaves another file of that name as it is, and says so', async (test) => {
    const { file, pull } = await startPulling(test);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'My own labels');

    await assert.rejects(pull(), /is there already, with other bytes.*It is left as it is/);
    assert.equal(readFileSync(file, 'utf8'), 'My own labels');
  });

  it('takes the file that is there, where it is the right one', async (test) => {
    const { bucket, file, pull, said } = await startPulling(test);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, TEXT);
    writeFileSync(`${file}.part`, 'left over');

    await pull();

    assert.deepEqual(said, [`${NAME}: ${TEXT.length} bytes, there already`]);
    assert.deepEqual(readdirSync(dirname(file)), ['test_labels.csv']);
    assert.equal(bucket.requests.length, 1);
  });

  it('says what the disk does not take, at once', async (test) => {
    const { bucket, file, pull } = await startPulling(test);
    writeFileSync(dirname(file), 'no folder');

    await assert.rejects(pull(), /^Error: four_findings_expert_labels\/test_labels\.csv: E[A-Z]+/);
    assert.equal(bucket.requests.length, 1);
  });
});
