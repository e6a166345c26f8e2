import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createObjectCodec } from '../../../src/sources/objects/object-codec.ts';
import { BIG_ENDIAN, EXPLICIT, fragments, IMPLICIT, part10 } from './part10.ts';
import { picturedObject, words } from './pixels.ts';

const codec = createObjectCodec();
after(() => codec.close());

const JPEG = '1.2.840.10008.1.2.4.50';
const MPEG2 = '1.2.840.10008.1.2.4.100';

const frames = async (object: Buffer, count: number) =>
  Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const frame = await codec.frame(object, index + 1);
      return frame === null ? null : [...frame.data];
    }),
  );

/** A fragment that begins as JPEG does. */
const start = (byte: number): Uint8Array => Uint8Array.of(0xff, 0xd8, byte, byte);
const more = (byte: number): Uint8Array => Uint8Array.of(byte, byte);

describe('A frame of an object', () => {
  it('is cut out of pixels that are not compressed, and is little-endian then', async () => {
    const said = { rows: 1, columns: 2, allocated: 16, frames: 2 };
    const swappedWords = Uint8Array.of(0, 1, 0, 2, 0, 3, 0, 4);

    for (const [syntax, pixels] of [
      [EXPLICIT, words(1, 2, 3, 4)],
      [IMPLICIT, words(1, 2, 3, 4)],
      [BIG_ENDIAN, swappedWords],
    ] as const) {
      const object = picturedObject({ ...said, syntax }, pixels);
      assert.deepEqual(await frames(object, 2), [
        [1, 0, 2, 0],
        [3, 0, 4, 0],
      ]);
      assert.equal((await codec.frame(object, 1))?.transferSyntaxUid, EXPLICIT);
    }
  });

  it('is without the byte that makes pixels even', async () => {
    const object = picturedObject({ rows: 1, columns: 3 }, Uint8Array.of(7, 8, 9));

    assert.deepEqual(await frames(object, 1), [[7, 8, 9]]);
  });

  it('is cut out of single bits, also within a byte', async () => {
    const object = picturedObject(
      { rows: 1, columns: 12, allocated: 1, frames: 2 },
      Uint8Array.of(0b1010_0101, 0b0011_1100, 0b1111_0000),
    );

    assert.deepEqual(await frames(object, 2), [
      [0b1010_0101, 0b0011_1100],
      [0b0000_0011, 0b1111],
    ]);
  });

  it('has its bytes in the order of words where bytes came in words', async () => {
    const bytes = Uint8Array.of(2, 1, 4, 3);
    const said = { rows: 1, columns: 4, syntax: BIG_ENDIAN };

    assert.deepEqual(await frames(picturedObject({ ...said, vr: 'OW' }, bytes), 1), [[1, 2, 3, 4]]);
    assert.deepEqual(await frames(picturedObject({ ...said, vr: 'OB' }, bytes), 1), [[2, 1, 4, 3]]);
  });

  it('is as encoded where it is compressed, all its fragments together', async () => {
    const said = { rows: 1, columns: 1, syntax: JPEG, vr: 'OB' as const };
    const one = [...start(1), ...more(2), ...more(3)];
    const cases: readonly (readonly [string, number, Buffer, readonly number[][]])[] = [
      ['one frame', 1, picturedObject(said, fragments([start(1), more(2), more(3)])), [one]],
      [
        'a fragment for each',
        2,
        picturedObject({ ...said, frames: 2 }, fragments([more(1), more(2)])),
        [[...more(1)], [...more(2)]],
      ],
      [
        'an offset table',
        2,
        picturedObject({ ...said, frames: 2 }, fragments([more(1), more(2), more(3)], [0, 20])),
        [[...more(1), ...more(2)], [...more(3)]],
      ],
      [
        'no table, and frames that begin as their codec does',
        2,
        picturedObject({ ...said, frames: 2 }, fragments([start(1), more(2), start(3)])),
        [[...start(1), ...more(2)], [...start(3)]],
      ],
    ];
    for (const [name, count, object, wanted] of cases) {
      assert.deepEqual(await frames(object, count), wanted, name);
      assert.equal((await codec.frame(object, 1))?.transferSyntaxUid, JPEG);
    }
  });

  it('is given also where nothing here decodes it', async () => {
    const said = { rows: 1, columns: 1, syntax: MPEG2, vr: 'OB' as const };

    const frame = await codec.frame(picturedObject(said, fragments([more(1)])), 1);

    assert.deepEqual(frame, { transferSyntaxUid: MPEG2, data: more(1) });
  });

  it('is null where there is none of the number', async () => {
    const object = picturedObject({ rows: 1, columns: 2 }, Uint8Array.of(1, 2));

    assert.equal(await codec.frame(object, 0), null);
    assert.equal(await codec.frame(object, 2), null);
    assert.equal(await codec.frame(part10(EXPLICIT, { '00280100': ['US', [8]] }), 1), null);
  });

  it('is damaged where it is not whole, or cannot be told from others', async () => {
    const damaged = { code: 'SOURCE_UNAVAILABLE', problem: 'DAMAGED' };
    const native = picturedObject({ rows: 2, columns: 2, frames: 2 }, new Uint8Array(6));
    const mixed = picturedObject(
      { rows: 1, columns: 1, syntax: JPEG, frames: 2, vr: 'OB' },
      fragments([start(1), more(2), more(3)]),
    );

    assert.equal((await codec.frame(native, 1))?.data.length, 4);
    await assert.rejects(codec.frame(native, 2), damaged);
    await assert.rejects(codec.frame(mixed, 1), damaged);
  });
});
