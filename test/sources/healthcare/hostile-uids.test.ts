import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startAnswering } from '../../support/answering.ts';
import { plainLook } from '../../support/looks.ts';
import { KEY, patient, STORE, transportTo } from './services.ts';

const HOSTILE = [
  '..',
  '../..',
  '../../../../../../v1/projects/other',
  '%2e%2e%2f',
  '1.2/../../..',
  '1.2?key=1',
  '1.2#',
  '1.2\\..',
  '1.2\u0000',
  '1.2\r\nhost: other',
  ' 1.2',
  '1..2',
  '.',
  '',
  '{+parent}',
  'http://other.example/',
  '1'.repeat(65),
  '１.２',
];

describe('A name of an instance that is no UID', () => {
  it('never reaches an address', async (context) => {
    const upstream = await startAnswering(() => ({ status: 204 }));
    context.after(() => upstream.stop());
    const { metadata, rendered, object, frame, searchInstances } = await transportTo(upstream.url);

    for (const uid of HOSTILE) {
      for (const part of ['studyUid', 'seriesUid', 'instanceUid']) {
        const key = { ...KEY, [part]: uid };
        await assert.rejects(async () => metadata(key, patient()), TypeError);
        await assert.rejects(async () => object(key, patient()), TypeError);
        await assert.rejects(async () => frame(key, 1, patient()), TypeError);
        await assert.rejects(async () => rendered(key, plainLook, patient()), TypeError);
      }
      assert.equal(await searchInstances([['SOPInstanceUID', uid]], patient()), null);
      await searchInstances([['PatientID', uid]], patient());
    }

    const store = `/v1/${STORE}/dicomWeb/instances`;
    const outside = upstream.requests.filter(
      ({ path }) => new URL(path, upstream.url).pathname !== store,
    );
    assert.deepEqual(outside, []);
    assert.equal(upstream.requests.length, HOSTILE.length);
  });
});
