// Objects of the plain kind, and what becomes of them when bytes of them are wrong.
import fc from 'fast-check';
import { PLAIN_VRS } from '../../../src/sources/objects/part10/plain-vrs.ts';
import { type Dataset, EXPLICIT, encoded, IMPLICIT, part10Around } from './part10.ts';

/** A tag as eight hexadecimal digits. */
export const hexOf = (tag: number): string => tag.toString(16).padStart(8, '0').toUpperCase();

const element = fc.oneof(
  fc.tuple(
    fc.constantFrom(...'AE AS CS DA DS DT IS LO LT PN SH ST TM UI UC UR UT'.split(' ')),
    fc.string({ maxLength: 12 }),
  ),
  fc.tuple(
    fc.constantFrom(...'AT FD FL OB OD OF OL OV OW SL SS SV UL UN US UV'.split(' ')),
    fc.uint8Array({ maxLength: 16 }),
  ),
);
const tag = fc.oneof(
  fc.constantFrom(...PLAIN_VRS.keys()),
  fc.integer({ min: 0x0008_0000, max: 0x7fdf_ffff }),
);
/** Three rows of four pixels, among any other elements, in whatever words. */
const written = fc
  .record({
    syntax: fc.constantFrom(EXPLICIT, IMPLICIT),
    others: fc.array(fc.tuple(tag, element), { maxLength: 4 }),
    pixels: fc.uint8Array({ minLength: 12, maxLength: 14 }),
  })
  .map(({ syntax, others, pixels }) => {
    const elements = new Map<number, Dataset[string]>([
      ...others,
      [0x0028_0004, ['CS', 'MONOCHROME2']],
      [0x0028_0010, ['US', [3]]],
      [0x0028_0011, ['US', [4]]],
      [0x0028_0100, ['US', [8]]],
      [0x7fe0_0010, ['OW', pixels]],
    ]);
    const inOrder = [...elements].sort(([one], [other]) => one - other);
    return part10Around(
      syntax,
      Buffer.concat(inOrder.map(([number, value]) => encoded({ [hexOf(number)]: value }, syntax))),
    );
  });

/** Objects of three rows of four pixels, some of them with wrong bytes, or cut. */
export const changedObjects = fc
  .record({
    object: written,
    changes: fc.array(
      fc.record({ at: fc.nat(400), byte: fc.oneof(fc.constantFrom(0, 0xff), fc.nat(255)) }),
      { maxLength: 3 },
    ),
    cut: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(40)),
  })
  .map(({ object, changes, cut }) => {
    const bytes = new Uint8Array(object);
    for (const { at, byte } of changes) bytes[128 + at] = byte;
    return bytes.subarray(0, bytes.length - cut);
  });
