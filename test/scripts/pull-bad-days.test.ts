import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, it } from 'node:test';
import { busy, headersOf, wrongBytes } from './pull/label-bucket-stand-in.ts';
import { startPulling, TEXT } from './pull/pulling.ts';

describe('Pulling from a bucket with a bad day', () => {
  it('waits as long as a busy one asks, and longer each time where it does not say', async (test) => {
    const { bucket, file, pull, pauses, said } = await startPulling(test);
    bucket.next.push(busy('7'), busy(), busy());

    await pull();

    assert.equal(readFileSync(file, 'utf8'), TEXT);
    assert.deepEqual(pauses, [7000, 2000, 4000]);
    assert.match(said[0] ?? '', /the bucket answers 503, ServiceUnavailable: Service unavailable/);
    assert.match(said[0] ?? '', /Again in 7 s\.$/);
  });

  it('gives up after five attempts, and says that what came is kept', async (test) => {
    const { bucket, pull } = await startPulling(test);
    bucket.next.push(busy(), busy(), busy(), busy(), busy());

    await assert.rejects(pull(), /answers 503.*\nGiven up after 5 attempts\. What came is kept/);
    assert.equal(bucket.requests.length, 5);
  });

  it('does not sit out an hour', async (test) => {
    const { bucket, pull, pauses } = await startPulling(test);
    bucket.next.push(busy('3600'));

    await assert.rejects(pull(), /It asks to be left alone for 3600 s\. Run this again then\.$/);
    assert.deepEqual(pauses, []);
  });

  it('takes no bytes that are not those that were promised', async (test) => {
    const { bucket, file, pull, said } = await startPulling(test);
    bucket.next.push(wrongBytes);

    await pull();

    assert.equal(readFileSync(file, 'utf8'), TEXT);
    assert.match(said[0] ?? '', /what came is not what the bucket promised/);
  });

  it('leaves nothing of them where they are always wrong', async (test) => {
    const { bucket, file, pull } = await startPulling(test);
    bucket.next.push(...Array.from({ length: 5 }, () => wrongBytes));

    await assert.rejects(pull(), /what came is not what the bucket promised/);
    assert.deepEqual(readdirSync(dirname(file)), []);
  });

  it('hangs up on one that falls silent, and goes on where it did', async (test) => {
    const { bucket, file, pull } = await startPulling(test, { timeoutMs: 300 });
    bucket.next.push((response, bytes) => {
      response.writeHead(200, { ...headersOf(bytes), 'content-length': bytes.length });
      response.write(bytes.subarray(0, 7));
    });

    await pull();

    assert.equal(readFileSync(file, 'utf8'), TEXT);
    assert.equal(bucket.requests.at(-1)?.range, 'bytes=7-');
  });

  it('says who does not answer at all', async (test) => {
    const { pull } = await startPulling(test, { url: 'http://127.0.0.1:1' });

    await assert.rejects(
      pull(),
      /^Error: http:\/\/127\.0\.0\.1:1\/.* does not answer: .*ECONNREFUSED/,
    );
  });
});
