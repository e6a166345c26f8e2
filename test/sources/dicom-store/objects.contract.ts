import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { it } from 'node:test';
import type { DicomStore } from '../../../src/dicom/dicom-store.source.ts';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import type { StoredBytes } from '../../../src/dicom/stored-bytes.ts';
import { ABSENT, HELD, type Held } from './held.ts';

type ObjectOf = (held: Held) => Promise<StoredBytes>;

/** How a store gives its objects. */
export const objectContract = (store: () => DicomStore): void => {
  const objectOf: ObjectOf = async ({ imageIndex }) => {
    const object = await store().object(instanceKeyOf(imageIndex));
    assert.ok(object !== null, `${imageIndex} is held.`);
    return object;
  };
  givesBytes(objectOf);
  givesMany(objectOf);

  it('gives no object that it does not hold', async () => {
    for (const imageIndex of ABSENT.slice(0, 3)) {
      assert.equal(await store().object(instanceKeyOf(imageIndex)), null);
    }
  });
};

const few = HELD.slice(0, 3);

/** What stands behind the meta header, which a store may write anew. */
const datasetBytes = (object: Buffer): Buffer => object.subarray(144 + object.readUInt32LE(140));

const assertIs = (bytes: Buffer, held: Held): void => {
  assert.equal(bytes.subarray(128, 132).toString(), 'DICM');
  assert.ok(datasetBytes(bytes).equals(datasetBytes(held.bytes)), held.imageIndex);
};

const givesBytes = (objectOf: ObjectOf): void => {
  it('gives an object as it is stored', async () => {
    for (const held of few) {
      const object = await objectOf(held);
      const bytes = await buffer(object.open(null));

      assert.match(object.mediaType, /^application\/dicom\b/);
      assert.ok(object.byteLength === null || object.byteLength === bytes.length);
      assertIs(bytes, held);
    }
  });

  it('gives any part of an object', async () => {
    for (const held of few) {
      const whole = await buffer((await objectOf(held)).open(null));
      const last = whole.length - 1;
      const ranges = [
        [0, 0],
        [128, 131],
        [100, last],
        [last, last],
        [0, last],
      ] as const;
      for (const [from, to] of ranges) {
        const part = await buffer((await objectOf(held)).open({ first: from, last: to }));
        assert.ok(part.equals(whole.subarray(from, to + 1)), `${from} to ${to}`);
      }
    }
  });
};

const givesMany = (objectOf: ObjectOf): void => {
  it('lets go of objects that nobody wants after all', async () => {
    for (let round = 0; round < 3; round++) {
      const objects = await Promise.all(HELD.slice(0, 60).map(objectOf));
      for (const object of objects) object.close();
    }

    for (const held of few) assertIs(await buffer((await objectOf(held)).open(null)), held);
  });

  it('gives each of many objects that are asked for at the same time', async () => {
    const read = async (held: Held) =>
      assertIs(await buffer((await objectOf(held)).open(null)), held);

    await Promise.all([...HELD, ...HELD].map(read));
  });
};
