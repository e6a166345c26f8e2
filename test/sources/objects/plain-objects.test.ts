import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { log } from 'dcmjs';
import fc from 'fast-check';
import { implicitVr } from '../../../src/sources/objects/part10/element-vr.ts';
import { readPlainObject } from '../../../src/sources/objects/part10/plain-object.ts';
import { PLAIN_VRS } from '../../../src/sources/objects/part10/plain-vrs.ts';
import { readObject } from '../../../src/sources/objects/part10/read-object.ts';
import { plainPicture } from '../../../src/sources/objects/plain-picture.ts';
import { createThreads } from '../../../src/sources/objects/threads.ts';
import { fastCheckSettings } from '../../oracle/fast-check-settings.ts';
import { requireRealData, skipWithoutRealData } from '../../support/real-data.ts';
import { BIG_ENDIAN, delimited, EXPLICIT, fragments, IMPLICIT, items } from './part10.ts';
import { picturedObject, type Said } from './pixels.ts';
import { changedObjects, hexOf } from './written-objects.ts';

const threads = createThreads();
after(() => threads.close());
// What the library finds odd is not what is looked for here.
for (const logger of [log, ...Object.values(log.getLoggers())]) logger.disableAll();

/** The picture that a thread makes of an object; null where it makes none. */
const drawnByThread = async (bytes: Uint8Array) => {
  const answer = await threads.ask({ ask: 'PICTURE', bytes }).catch(() => null);
  return answer?.outcome === 'PICTURE' ? answer.picture : null;
};

describe('A plain object', () => {
  it('has the elements that the library finds, or is left to it', async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(changedObjects, async (bytes) => {
        const found = readPlainObject(bytes);
        if (found === null) return;
        read += 1;
        assert.deepEqual(found, await readObject(bytes));
      }),
      fastCheckSettings(3000),
    );
    assert.ok(read > 600, `only ${read} were read`);
  });

  it('has the picture that a thread draws of it, or is left to one', async () => {
    let drawn = 0;
    await fc.assert(
      fc.asyncProperty(changedObjects, async (bytes) => {
        const found = plainPicture(bytes);
        if (found === null) return;
        drawn += 1;
        assert.deepEqual(
          { ...found, data: new Uint8Array(found.data) },
          await drawnByThread(bytes),
        );
      }),
      fastCheckSettings(1000),
    );
    assert.ok(drawn > 200, `only ${drawn} were drawn`);
  });

  it('may be one of the published ones, whose pixels are not even copied', {
    skip: skipWithoutRealData,
  }, async () => {
    const bytes = new Uint8Array(readFileSync(join(requireRealData(), 'dicom/00000001_000.dcm')));

    assert.deepEqual(readPlainObject(bytes), await readObject(bytes));
    assert.equal(plainPicture(bytes)?.data.buffer, bytes.buffer);
  });

  it('is known by tags that mean what the dictionary says', () => {
    for (const [number, vr] of PLAIN_VRS) {
      const header = { vr: '', vrObj: { isLength32: () => true }, length: 0 };
      assert.equal(implicitVr({ tag: hexOf(number), header, isSigned: false }), vr, hexOf(number));
    }
  });
});

describe('The picture of an object is left to a thread', () => {
  const PIXELS = Uint8Array.from({ length: 12 }, (_, i) => i * 21);
  const pictured = (said: Partial<Said>, pixels: Parameters<typeof picturedObject>[1] = PIXELS) =>
    picturedObject({ rows: 3, columns: 4, ...said }, pixels);

  const LEFT: readonly (readonly [string, Buffer])[] = [
    ['in MONOCHROME1', pictured({ photometric: 'MONOCHROME1' })],
    ['in colours of a palette', pictured({ photometric: 'PALETTE COLOR' })],
    ['in colours', pictured({ rows: 2, columns: 2, samples: 3, photometric: 'RGB' })],
    ['with signed samples', pictured({ isSigned: true })],
    ['with fewer bits than it has room for', pictured({ stored: 7 })],
    ['with more bits than a screen', pictured({ rows: 3, columns: 2, allocated: 16 })],
    ['with a window', pictured({ more: { '00281050': ['DS', '9'], '00281051': ['DS', '9'] } })],
    ['that is turned over', pictured({ more: { '00281053': ['DS', '-1'] } })],
    ['with sequences', pictured({ more: { '00283010': ['SQ', items({})] } })],
    ['with sequences that have no length', pictured({ more: { '00283010': ['SQ', delimited()] } })],
    ['with more rows than pixels', pictured({ rows: 9 })],
    ['in fragments', pictured({ syntax: '1.2.840.10008.1.2.4.50' }, fragments([PIXELS]))],
    ['with its bytes in another order', pictured({ syntax: BIG_ENDIAN })],
    ['with something behind its pixels', Buffer.concat([pictured({}), Buffer.alloc(8)])],
    [
      'with too many elements',
      pictured({
        more: Object.fromEntries(
          Array.from({ length: 600 }, (_, i) => [hexOf(0x0029_1000 + i), ['LO', '']] as const),
        ),
      }),
    ],
  ];
  for (const [name, bytes] of LEFT) {
    it(name, () => assert.equal(plainPicture(bytes), null));
  }

  it('and of no other: the same object is drawn at once without all that', () => {
    for (const syntax of [EXPLICIT, IMPLICIT]) {
      assert.deepEqual([...(plainPicture(pictured({ syntax }))?.data ?? [])], [...PIXELS]);
    }
  });
});
