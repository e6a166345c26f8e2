import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { DicomStore } from '../../../src/dicom/dicom-store.source.ts';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import {
  type Behaviour,
  type HostileUpstream,
  kind,
  startUpstream,
} from '../../support/hostile-upstream.ts';
import { openStore } from './opened-store.ts';
import { smallStore } from './small-store.ts';

const key = instanceKeyOf('00000001_000.png');

let upstream: HostileUpstream;
let store: DicomStore;

/** Reads the object, which is there. */
const readObject = async () => {
  const object = (await store.object(key)) ?? assert.fail('it is not held');
  await buffer(object.open(null));
};

/** Takes only some forms of a request, by its Accept header. */
const taking =
  (isTaken: (accept: string) => boolean, refusal: number): Behaviour =>
  (exchange) => {
    if (isTaken(exchange.request.headers.accept ?? '')) kind(exchange);
    else exchange.response.writeHead(refusal).end('no such form');
  };

const accepts = () => upstream.headers.map(({ accept }) => accept);
const BEST = 'multipart/related; type="application/dicom"; transfer-syntax=*';
const PLAIN = 'multipart/related; type="application/dicom"';

describe('the form in which an object of a DICOMweb server is asked for', () => {
  before(async () => {
    upstream = await startUpstream(smallStore([key]));
  });
  beforeEach(() => {
    upstream.behave(kind);
    upstream.headers.length = 0;
    store = openStore(upstream.url);
  });
  after(() => upstream.stop());

  it('is asked for as it is stored', async () => {
    await readObject();
    assert.deepEqual(accepts(), [BEST]);
    await store.close();
  });

  for (const refusal of [400, 406, 415]) {
    it(`is asked for in a plain form from then on where the server says ${refusal}`, async () => {
      upstream.behave(taking((accept) => accept === PLAIN, refusal));
      for (let times = 0; times < 3; times += 1) await readObject();
      assert.deepEqual(accepts(), [BEST, PLAIN, PLAIN, PLAIN]);
      await store.close();
    });
  }

  it('is still asked for as it is stored where one object alone was refused', async () => {
    await readObject();
    upstream.behave(taking((accept) => accept === PLAIN, 400));
    await readObject();
    upstream.behave(kind);
    await readObject();
    assert.deepEqual(accepts(), [BEST, BEST, PLAIN, BEST]);
    await store.close();
  });
});
