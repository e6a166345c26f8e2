import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { SourceError } from '../../../src/errors.ts';
import { startAnswering } from '../../support/answering.ts';
import { head } from '../../support/raw-upstream.ts';
import { bucketThat, filesAt, opened, PNG } from './bucket.ts';

describe('A file that is passed on from a bucket', () => {
  const begun = (socket: Socket): void => {
    socket.write(head('200 OK', { 'content-type': 'image/png', 'content-length': PNG.length }));
    socket.write(PNG.subarray(0, 1000));
  };
  const breaksOff = (error: unknown): true => {
    assert.ok(error instanceof SourceError);
    assert.equal(error.problem, 'NO_ANSWER');
    return true;
  };

  it('fails where the bucket breaks off', async (context) => {
    const { files } = await bucketThat(context, (socket) => {
      begun(socket);
      socket.end();
    });
    const file = await opened(files);
    await assert.rejects(buffer(file.open(null)), breaksOff);
  });

  it('fails where the bucket falls silent, and the request is ended', async (context) => {
    const { files, upstream } = await bucketThat(context, begun, 200);
    const file = await opened(files);
    await assert.rejects(buffer(file.open(null)), breaksOff);
    await upstream.closed();
  });

  it('is no longer asked for when its receiver goes away', async (context) => {
    const { files, upstream } = await bucketThat(context, begun);
    const stream = (await opened(files)).open(null);
    await once(stream, 'readable');
    stream.destroy();
    await upstream.closed();
  });

  it('is no longer asked for when nobody wants it', async (context) => {
    const { files, upstream } = await bucketThat(context, begun);
    (await opened(files)).close();
    await upstream.closed();
  });

  it('fails where a part is longer than it says, and not a byte more of it is passed on', async (context) => {
    const upstream = await startAnswering(({ headers }) =>
      headers.range === undefined
        ? { body: PNG }
        : { status: 206, headers: { 'content-range': 'bytes 10-19/20' }, body: PNG },
    );
    context.after(() => upstream.stop());
    const files = await filesAt({ url: upstream.url });
    const part = (await opened(files)).open({ first: 10, last: 19 });
    let length = 0;
    part.on('data', (chunk: Buffer) => {
      length += chunk.length;
    });

    const [error] = await once(part, 'error');
    breaksOff(error);
    assert.ok(length <= 10);
  });

  it('fails where another part comes than was asked for', async (context) => {
    const upstream = await startAnswering(({ headers }) =>
      headers.range === undefined
        ? { body: PNG }
        : { status: 206, headers: { 'content-range': 'bytes 0-9/20' }, body: '0123456789' },
    );
    context.after(() => upstream.stop());
    const files = await filesAt({ url: upstream.url });
    const part = (await opened(files)).open({ first: 10, last: 19 });

    await assert.rejects(buffer(part), { problem: 'BROKEN_ANSWER' });
  });
});
