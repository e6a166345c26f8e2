import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dicomUid } from '../../../src/terms/dicom-uid.ts';
import { imageFacts } from './both-ways.ts';
import { assertSameMap, imageNames, type Law } from './laws.ts';

/** Images by name, with all that they are, and whether there is one. */
export const imagesByName: Law = ({ both, images }) =>
  fc.asyncProperty(fc.array(imageNames(images), { maxLength: 20 }), async (names) => {
    const expected = await both.engine.images.imagesByIndex(names);
    const found = await both.columns.images.imagesByIndex(names);
    const held = both.columns.images.atOnce?.();

    assert.deepEqual([...found.keys()].sort(), [...expected.keys()].sort());
    for (const name of names) {
      const facts = imageFacts(expected.get(name));
      assert.deepEqual(imageFacts(found.get(name)), facts);
      assert.deepEqual(imageFacts(held?.imageByIndex(name)), facts ?? null);
      assert.equal(await both.columns.images.hasImage(name), expected.has(name));
    }
  });

export const imagesByUid: Law = ({ both, images }) => {
  const uids = fc.oneof(
    fc
      .tuple(fc.constantFrom(...images), fc.constantFrom('study' as const, 'instance' as const))
      .map(([{ imageIndex }, level]) => dicomUid(imageIndex, level)),
    fc.constantFrom('', '1.2.3', '1.3.6.1.4.1.11129.5.5.1', 'x', '9'.repeat(64)),
  );
  return fc.asyncProperty(fc.array(uids, { maxLength: 20 }), async (asked) => {
    for (const ask of ['imagesByStudyUid', 'imagesByInstanceUid'] as const) {
      const expected = await both.engine.images[ask](asked);
      const found = await both.columns.images[ask](asked);
      assert.deepEqual([...found.keys()].sort(), [...expected.keys()].sort());
      for (const uid of asked) {
        assert.deepEqual(imageFacts(found.get(uid)), imageFacts(expected.get(uid)));
      }
    }
  });
};

export const boxes: Law = ({ both, images }) =>
  fc.asyncProperty(fc.array(imageNames(images), { maxLength: 50 }), async (names) => {
    assertSameMap(
      await both.columns.images.boxesByImage(names),
      await both.engine.images.boxesByImage(names),
    );
  });
