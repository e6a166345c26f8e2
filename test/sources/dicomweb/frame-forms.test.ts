import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { DicomStore } from '../../../src/dicom/dicom-store.source.ts';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import {
  answering,
  atFirst,
  type HostileUpstream,
  kind,
  startUpstream,
} from '../../support/hostile-upstream.ts';
import { openStore } from './opened-store.ts';
import { smallStore } from './small-store.ts';

const key = instanceKeyOf('00000001_000.png');

/** What Orthanc 1.10 says of a frame that it cannot decode. */
const NO_FORM = JSON.stringify({
  HttpError: 'Internal Server Error',
  HttpStatus: 500,
  OrthancError: 'Error encountered within the plugin engine',
  OrthancStatus: 1,
});

let upstream: HostileUpstream;
let store: DicomStore;

describe('a frame that a DICOMweb server may send in two forms', () => {
  before(async () => {
    upstream = await startUpstream(smallStore([key]));
  });
  beforeEach(() => {
    store = openStore(upstream.url);
  });
  after(() => upstream.stop());

  it('is asked for decoded where the server cannot take it out as it is', async () => {
    upstream.behave(atFirst(1, answering(500, {}, NO_FORM), kind));
    for (let times = 0; times < 2; times += 1) (await store.frame(key, 1))?.close();
    const plain = 'multipart/related; type="application/octet-stream"';
    const best = `${plain}; transfer-syntax=*`;
    // It says nothing of the next frame.
    assert.deepEqual(
      upstream.headers.slice(-3).map(({ accept }) => accept),
      [best, plain, best],
    );
    await store.close();
  });

  it('is asked for again in the same form where the server fails in passing: its bytes stay the same', async () => {
    upstream.behave(atFirst(1, answering(500, {}, 'Out of memory.'), kind));
    (await store.frame(key, 1))?.close();
    const best = 'multipart/related; type="application/octet-stream"; transfer-syntax=*';
    assert.deepEqual(
      upstream.headers.slice(-2).map(({ accept }) => accept),
      [best, best],
    );
    await store.close();
  });

  it('is asked for twice at most, in whatever forms', async () => {
    const asked = upstream.paths.length;
    upstream.behave(atFirst(1, answering(500, {}, NO_FORM), answering(503, {}, '')));
    await assert.rejects(store.frame(key, 1), { code: 'SOURCE_UNAVAILABLE', problem: 'BUSY' });
    assert.equal(upstream.paths.length - asked, 2);
    await store.close();
  });
});
