import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { folderObjects } from '../../scripts/store/folder-objects.ts';
import { type NamedObject, storeObjects } from '../../scripts/store/stow.ts';
import type { DicomDataset } from '../../src/dicom/dicom-json.ts';
import type { DicomStore } from '../../src/dicom/dicom-store.source.ts';
import type { ObjectCodec } from '../../src/dicom/object-codec.source.ts';
import { GatewayError, SourceError } from '../../src/errors.ts';
import { dicomwebStore } from '../../src/sources/dicomweb/dicomweb-store.ts';
import { standardTransport } from '../../src/sources/dicomweb/standard-transport.ts';
import { createGuard } from '../../src/sources/guard/guard.ts';
import { createObjectCodec } from '../../src/sources/objects/object-codec.ts';
import { type Orthanc, orthancSuite, startOrthanc } from '../support/orthanc.ts';
import { pydicomFiles, skipWithoutPydicomFiles } from '../support/pydicom-files.ts';
import { requireRealData, skipWithoutRealData } from '../support/real-data.ts';
import { differences } from './dicom-fields/differences.ts';
import { unknownAmong, WITHOUT_PREAMBLE } from './dicom-fields/known-differences.ts';
import { forget, instancesIn, metadataOf } from './dicom-fields/orthanc-instances.ts';

const TIMEOUT_MS = 30_000;

orthancSuite("Orthanc's own answers, field by field", () => {
  let orthanc: Orthanc;
  let store: DicomStore;
  let codec: ObjectCodec;
  before(async () => {
    orthanc = await startOrthanc();
    const { url } = orthanc;
    const limits = { timeoutMs: TIMEOUT_MS, concurrent: 50, queued: 2000 };
    const transport = standardTransport({ url, authorization: null, timeoutMs: TIMEOUT_MS });
    store = dicomwebStore(transport, createGuard({ source: 'DICOMWEB', ...limits }));
    codec = createObjectCodec();
  });
  after(async () => {
    await codec?.close();
    await store?.close();
    await orthanc?.stop();
  });

  /**
   * Stores one object, asks Orthanc and our store, and forgets it; null where Orthanc refuses it. Our
   * store is asked for all tags, and for each alone.
   */
  const askBoth = async (object: NamedObject) => {
    const { refused } = await storeObjects([object], { url: orthanc.url, authorization: null });
    if (refused.length > 0) return null;
    const [key] = await instancesIn(orthanc.url);
    assert.ok(key !== undefined);
    const theirs = await metadataOf(orthanc.url, key);
    const ours = (await store.attributes([key], 'ALL')).get(key.instanceUid);
    const each = await Promise.all(
      Object.keys(theirs).map(async (tag) => (await store.attributes([key], [tag])).values()),
    );
    await forget(orthanc.url, key);
    const alone = Object.entries(theirs).map(([tag, element]) => [{ [tag]: element }]);
    assert.deepEqual(
      each.map((told) => [...told]),
      alone,
      object.name,
    );
    return { theirs, ours };
  };

  /** What is told of an object, and what is read from its bytes, is what Orthanc says of it. */
  const compare = async (object: NamedObject): Promise<DicomDataset | null> => {
    const both = await askBoth(object);
    if (both === null) return null;
    const { theirs, ours } = both;
    if (ours instanceof GatewayError) throw ours;
    assert.deepEqual(ours, theirs, object.name);
    if (WITHOUT_PREAMBLE.includes(object.name)) {
      await assert.rejects(codec.attributes(object.bytes), SourceError);
    } else {
      const read = await codec.attributes(object.bytes);
      assert.deepEqual(unknownAmong(object.name, differences(read, theirs)), [], object.name);
    }
    return theirs;
  };

  it('equal ours for the published object and one of each other published picture', {
    skip: skipWithoutRealData,
  }, async () => {
    const folder = requireRealData();
    const complaints: string[] = [];
    const { total, objects } = await folderObjects({
      imageDir: folder,
      dataDir: folder,
      onLeftOut: (file) => complaints.push(file),
    });
    let compared = 0;
    for await (const object of objects) {
      const told = await compare(object);
      assert.deepEqual(told?.['00280011'], { vr: 'US', Value: [1024] });
      compared += 1;
    }

    assert.deepEqual(complaints, []);
    assert.equal(compared, total);
    assert.ok(total >= 39);
  });

  it('equal ours for objects of many makers', { skip: skipWithoutPydicomFiles }, async () => {
    const told: DicomDataset[] = [];
    for (const object of pydicomFiles()) {
      const dataset = await compare(object);
      if (dataset !== null) told.push(dataset);
    }

    assert.ok(told.length >= 40, `Orthanc took ${told.length}.`);
    const everyVr = new Set(told.flatMap((dataset) => Object.values(dataset).map(({ vr }) => vr)));
    for (const vr of ['AT', 'DS', 'FD', 'IS', 'PN', 'SQ', 'TM']) assert.ok(everyVr.has(vr), vr);
  });
});
