import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { createObjectCodec } from '../../../src/sources/objects/object-codec.ts';
import {
  type Dataset,
  EXPLICIT,
  encoded,
  header,
  IMPLICIT,
  items,
  mark,
  part10,
  part10Around,
  UNDEFINED_LENGTH,
} from './part10.ts';

const codec = createObjectCodec();
after(() => codec.close());

const DAMAGED = {
  code: 'SOURCE_UNAVAILABLE',
  problem: 'DAMAGED',
  message: 'The source DICOMWEB holds an object that cannot be read.',
};
const MEBIBYTE = 1024 * 1024;
const PIXELS: Dataset = {
  '00080018': ['UI', '1.2.3'],
  '00280010': ['US', [2]],
  '00280011': ['US', [2]],
  '00280100': ['US', [8]],
  '7FE00010': ['OW', Uint8Array.of(1, 2, 3, 4)],
};

const assertDamaged = async (object: Uint8Array): Promise<void> => {
  await assert.rejects(codec.attributes(object), DAMAGED);
  await assert.rejects(codec.frame(object, 1), DAMAGED);
  await assert.rejects(codec.picture(object), DAMAGED);
};

/** Sequences in sequences, whose ends are missing. */
const nested = (depth: number, syntax: string): Buffer => {
  const start = header('00081140', { vr: 'SQ', length: UNDEFINED_LENGTH, syntax });
  const level = Buffer.concat([start, mark('FFFEE000', UNDEFINED_LENGTH, syntax)]);
  return part10Around(syntax, Buffer.alloc(depth * level.length, level));
};

describe('Bytes that are no object', () => {
  const NONE: readonly (readonly [string, Uint8Array])[] = [
    ['nothing', new Uint8Array(0)],
    ['one byte', Uint8Array.of(0)],
    ['an HTML page', Buffer.from('<!doctype html><title>Sign in</title>'.padEnd(4096))],
    ['zeros', new Uint8Array(MEBIBYTE)],
    ['a preamble alone', Buffer.concat([Buffer.alloc(128), Buffer.from('DICM')])],
    ['a meta header alone', part10(EXPLICIT, {})],
    ['an object without its preamble', part10(EXPLICIT, PIXELS).subarray(128)],
  ];
  for (const [name, bytes] of NONE) {
    it(`are damaged: ${name}`, () => assertDamaged(bytes));
  }
});

describe('An object that lies', () => {
  const begun = (length: number) =>
    Buffer.concat([
      encoded({ '00080018': ['UI', '1.2.3'] }, EXPLICIT),
      header('00420011', { vr: 'OB', length, syntax: EXPLICIT }),
      Buffer.from('four'),
    ]);
  const endless = header('00081140', { vr: 'SQ', length: UNDEFINED_LENGTH, syntax: EXPLICIT });

  const LIES: readonly (readonly [string, Uint8Array])[] = [
    ['a value that ends behind the file', part10Around(EXPLICIT, begun(0xfffffffe))],
    ['a value without length that is no sequence', part10Around(EXPLICIT, begun(UNDEFINED_LENGTH))],
    ['a sequence without end', part10Around(EXPLICIT, endless)],
    ['a sequence of something else', part10Around(EXPLICIT, Buffer.concat([endless, begun(4)]))],
    [
      'a huge sequence of nothing',
      part10Around(EXPLICIT, Buffer.concat([endless, Buffer.alloc(32 * MEBIBYTE)])),
    ],
    ['sequences 10,000 deep', nested(10_000, EXPLICIT)],
    ['implicit sequences 10,000 deep', nested(10_000, IMPLICIT)],
    [
      'a million elements',
      part10Around(
        EXPLICIT,
        Buffer.alloc(8_000_000, header('00090001', { vr: 'LO', length: 0, syntax: EXPLICIT })),
      ),
    ],
    ['deflated bytes that are none', part10Around('1.2.840.10008.1.2.1.99', Buffer.alloc(1000, 7))],
    [
      'deflated bytes that become more than an object may be',
      part10Around('1.2.840.10008.1.2.1.99', deflateRawSync(Buffer.alloc(300 * MEBIBYTE))),
    ],
    ['a meta header longer than the file', lyingMeta(0x7fffffff)],
  ];
  for (const [name, bytes] of LIES) {
    it(`is damaged: ${name}`, () => assertDamaged(bytes));
  }

  for (const [name, vr, tag, text] of [
    ['spaces within a text', 'LT', '00204000', `a${' '.repeat(MEBIBYTE / 2)}b`],
    ['digits that are no number', 'DS', '00281053', `${'1'.repeat(MEBIBYTE / 2)}x`],
  ] as const) {
    it(`is read, not puzzled over until its time is up: ${name}`, async () => {
      const object = part10(IMPLICIT, { [tag]: [vr, text] });
      assert.deepEqual((await codec.attributes(object))[tag], { vr, Value: [text] });
    });
  }

  it('is damaged wherever it is cut within an element', async () => {
    const object = part10(IMPLICIT, PIXELS);
    for (let cut = 1; cut < 12; cut += 1) {
      await assertDamaged(object.subarray(0, object.length - cut));
    }
  });

  it('is a picture no more where it is cut between elements', async () => {
    const object = part10(EXPLICIT, PIXELS);
    const pixels = 12 + 4;

    await assert.rejects(codec.picture(object.subarray(0, object.length - pixels)), DAMAGED);
  });

  it('may nest as deep as real ones do', async () => {
    const deep = Array.from({ length: 20 }).reduce<Dataset>(
      (inner) => ({ '00081140': ['SQ', items(inner)] }),
      { '00080018': ['UI', '1.2.3'] },
    );

    assert.equal((await codec.attributes(part10(EXPLICIT, deep)))['00081140']?.vr, 'SQ');
  });
});

/** An object whose meta header says that it is longer than it is. */
function lyingMeta(length: number): Buffer {
  const object = part10(EXPLICIT, PIXELS);
  object.writeUInt32LE(length, 128 + 4 + 8);
  return object;
}
