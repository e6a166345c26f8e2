import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, it } from 'node:test';
import { PullError } from '../../scripts/pull/pull-error.ts';
import { busy, cutAfter, etagOf, headersOf } from './pull/label-bucket-stand-in.ts';
import { NAME, startPulling, TEXT } from './pull/pulling.ts';

const ETAG = etagOf(Buffer.from(TEXT));

describe('Pulling a file whose answer breaks off', () => {
  it('goes on behind the last byte that came, with the same version of the file', async (test) => {
    const { bucket, file, pull, pauses } = await startPulling(test);
    bucket.next.push(cutAfter(7, file));

    await pull();

    assert.equal(readFileSync(file, 'utf8'), TEXT);
    assert.deepEqual(
      bucket.requests.map(({ range, ifRange }) => ({ range, ifRange })),
      [
        { range: null, ifRange: null },
        { range: 'bytes=7-', ifRange: ETAG },
      ],
    );
    assert.deepEqual(pauses, [1000]);
    assert.deepEqual(readdirSync(dirname(file)), ['test_labels.csv']);
  });

  it('leaves what came beside, without the name of the file, and goes on in another run', async (test) => {
    const { bucket, file, pull } = await startPulling(test);
    bucket.next.push(cutAfter(7, file), busy(), busy(), busy(), busy());

    await assert.rejects(pull(), PullError);
    assert.equal(existsSync(file), false);
    assert.equal(readFileSync(`${file}.part`, 'utf8'), TEXT.slice(0, 7));
    await pull();

    assert.equal(readFileSync(file, 'utf8'), TEXT);
    assert.equal(bucket.requests.at(-1)?.range, 'bytes=7-');
  });

  it('begins anew where the file is another one by now', async (test) => {
    const { bucket, file, pull } = await startPulling(test);
    bucket.next.push((response, bytes, request) => {
      cutAfter(7, file)(response, bytes, request);
      bucket.objects.set(NAME, Buffer.from('Another text'));
    });

    await pull();

    assert.equal(readFileSync(file, 'utf8'), 'Another text');
  });

  it('does not join two versions, though a server ignore the condition', async (test) => {
    const { bucket, file, pull } = await startPulling(test);
    const other = Buffer.from('Another text');
    bucket.next.push(cutAfter(7, file), (response) => {
      bucket.objects.set(NAME, other);
      const range = `bytes 7-${other.length - 1}/${other.length}`;
      response.writeHead(206, { ...headersOf(other), 'content-range': range });
      response.end(other.subarray(7));
    });

    await pull();

    assert.equal(readFileSync(file, 'utf8'), 'Another text');
    assert.deepEqual(
      bucket.requests.map(({ range }) => range),
      [null, 'bytes=7-', null],
    );
  });

  it('begins anew where all bytes were there and were never given their name', async (test) => {
    const { bucket, file, pull } = await startPulling(test);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.part`, TEXT);
    writeFileSync(`${file}.part.etag`, ETAG);

    await pull();

    assert.equal(readFileSync(file, 'utf8'), TEXT);
    assert.deepEqual(
      bucket.requests.map(({ range }) => range),
      [`bytes=${TEXT.length}-`, null],
    );
  });

  it('does not go on where the tag of a version promises little', async (test) => {
    const { bucket, file, pull } = await startPulling(test);
    bucket.next.push((response, bytes) => {
      const headers = { ...headersOf(bytes), etag: 'W/"weak"', 'content-length': bytes.length };
      response.writeHead(200, headers).write(bytes.subarray(0, 7), () => response.destroy());
    });

    await pull();

    assert.equal(readFileSync(file, 'utf8'), TEXT);
    assert.equal(bucket.requests.at(-1)?.range, null);
  });
});
