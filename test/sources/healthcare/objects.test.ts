import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { describe, it, type TestContext } from 'node:test';
import type { StoredBytes } from '../../../src/dicom/stored-bytes.ts';
import { SourceError } from '../../../src/errors.ts';
import { head, startRawUpstream } from '../../support/raw-upstream.ts';
import { KEY, patient, transportTo } from './services.ts';

const OBJECT = Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), Buffer.alloc(300_000, 'x')]);
const LENGTH = { 'content-type': 'application/dicom', 'content-length': OBJECT.length };

/** An object of a store that sends its beginning, and then does as the test says. */
const objectOf = async (
  context: TestContext,
  then: (socket: Socket) => unknown,
  timeoutMs?: number,
) => {
  const upstream = await startRawUpstream((socket) => {
    socket.write(head('200 OK', LENGTH));
    socket.write(OBJECT.subarray(0, 1000));
    then(socket);
  });
  context.after(() => upstream.stop());
  const transport = await transportTo(upstream.url, timeoutMs);
  const object = await transport.object(KEY, patient());
  assert.ok(object !== null);
  return { upstream, object };
};

const assertBreaksOff = async (object: StoredBytes): Promise<void> => {
  await assert.rejects(buffer(object.open(null)), (error) => {
    assert.ok(error instanceof SourceError);
    assert.equal(error.code, 'SOURCE_UNAVAILABLE');
    assert.equal(error.problem, 'NO_ANSWER');
    return true;
  });
};

describe('An object that is passed on from a DICOM store of Google', () => {
  it('comes in whole', async (context) => {
    const { object } = await objectOf(context, (socket) => socket.end(OBJECT.subarray(1000)));
    assert.equal(object.byteLength, OBJECT.length);

    const read = await buffer(object.open(null));

    assert.ok(read.equals(OBJECT));
  });

  it('can be cut to a part of it', async (context) => {
    const { object, upstream } = await objectOf(context, (socket) =>
      socket.write(OBJECT.subarray(1000)),
    );

    const part = await buffer(object.open({ first: 128, last: 200_000 }));

    assert.ok(part.equals(OBJECT.subarray(128, 200_001)));
    await upstream.closed();
  });

  it('fails where the store breaks off', async (context) => {
    const { object } = await objectOf(context, (socket) => socket.end('more'));
    await assertBreaksOff(object);
  });

  it('fails where the connection is lost', async (context) => {
    const sockets: Socket[] = [];
    const { object } = await objectOf(context, (socket) => sockets.push(socket));
    for (const socket of sockets) socket.resetAndDestroy();
    await assertBreaksOff(object);
  });

  it('fails where the store falls silent, and the request is ended', async (context) => {
    const { object, upstream } = await objectOf(context, () => {}, 100);
    await assertBreaksOff(object);
    await upstream.closed();
  });

  it('is no longer asked for when its receiver goes away', async (context) => {
    const { object, upstream } = await objectOf(context, () => {});
    const stream = object.open(null);
    await once(stream, 'readable');
    stream.destroy();
    await upstream.closed();
  });

  it('is no longer asked for when nobody wants it', async (context) => {
    const { object, upstream } = await objectOf(context, () => {});
    object.close();
    await upstream.closed();
  });
});
