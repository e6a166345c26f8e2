import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { DicomStore } from '../../../src/dicom/dicom-store.source.ts';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import { type HostileUpstream, startUpstream } from '../../support/hostile-upstream.ts';
import { openStore } from './opened-store.ts';
import { multipart, OBJECT, smallStore } from './small-store.ts';

const key = instanceKeyOf('00000001_000.png');

let upstream: HostileUpstream;
let store: DicomStore;

/** Reads the object until it fails; gives how many bytes came until then, and the failure. */
const readUntilFailure = async () => {
  const object = (await store.object(key)) ?? assert.fail('it is not held');
  let length = 0;
  const stream = object.open(null).on('data', (chunk: Uint8Array) => {
    length += chunk.length;
  });
  const [error] = await once(stream, 'error');
  return { length, error };
};

describe('an object of a DICOMweb server that has another length than it said', () => {
  before(async () => {
    upstream = await startUpstream(smallStore([key]));
  });
  beforeEach(() => {
    store = openStore(upstream.url);
  });
  after(() => upstream.stop());

  for (const [name, said] of [
    ['one byte less', OBJECT.length + 1],
    ['one byte more', OBJECT.length - 1],
    ['many more', 200],
  ] as const) {
    it(`fails, and gives no byte that was not announced (${name})`, async () => {
      upstream.behave(({ response }) => {
        const { headers, body } = multipart('application/dicom', OBJECT);
        const text = Buffer.from(body).toString('latin1');
        const lying = text.replace(`Length: ${OBJECT.length}`, `Length: ${said}`);
        response.writeHead(200, { ...headers }).end(Buffer.from(lying, 'latin1'));
      });
      const { length, error } = await readUntilFailure();
      assert.equal(error.problem, 'BROKEN_ANSWER');
      assert.ok(length <= said);
      await store.close();
    });
  }
});
