import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { SourceError, TransferSyntaxError } from '../../../src/errors.ts';
import { createObjectCodec } from '../../../src/sources/objects/object-codec.ts';
import { fastCheckSettings } from '../../oracle/fast-check-settings.ts';
import { pydicomFiles } from '../../support/pydicom-files.ts';
import { delimited, EXPLICIT, fragments, IMPLICIT, items, part10 } from './part10.ts';
import { picturedObject, words } from './pixels.ts';

const codec = createObjectCodec();
after(() => codec.close());

const own: readonly Uint8Array[] = [
  picturedObject(
    { rows: 4, columns: 4, allocated: 16, stored: 12 },
    words(...Array.from({ length: 16 }, (_, i) => i * 9)),
  ),
  picturedObject(
    { rows: 1, columns: 2, syntax: '1.2.840.10008.1.2.4.50', vr: 'OB' },
    fragments([Uint8Array.of(0xff, 0xd8), Uint8Array.of(1, 2)]),
  ),
  ...[IMPLICIT, EXPLICIT].map((syntax) =>
    part10(syntax, {
      '00080005': ['CS', '\\ISO 2022 IR 87'],
      '00081140': [
        'SQ',
        delimited({ '00081155': ['UI', '1.2.3'] }, { '00082112': ['SQ', items({})] }),
      ],
      '00100010': ['PN', 'Doe^Jane=\x1b$B;3ED\x1b(B'],
      '00280010': ['US', [2]],
    }),
  ),
];
/** Large ones are tried elsewhere; here many tries count. */
const objects = [...own, ...pydicomFiles().map(({ bytes }) => bytes)].filter(
  ({ length }) => length < 50_000,
);

/** A byte that is changed: most of them among the attributes, which come first. */
const change = fc.record({
  at: fc.oneof({ weight: 3, arbitrary: fc.nat(2500) }, { weight: 1, arbitrary: fc.nat(50_000) }),
  byte: fc.oneof(fc.constant(0xff), fc.constant(0), fc.nat(255)),
});

const changed = fc
  .record({
    object: fc.constantFrom(...objects),
    changes: fc.array(change, { maxLength: 8 }),
    kept: fc.oneof(
      { weight: 4, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
    ),
  })
  .map(({ object, changes, kept }) => {
    const bytes = new Uint8Array(object);
    for (const { at, byte } of changes) bytes[132 + at] = byte;
    return bytes.subarray(0, Math.ceil(bytes.length * kept));
  });

describe('An object with wrong bytes', () => {
  it('is read, or is damaged, or cannot be decoded, and never anything else', async () => {
    await fc.assert(
      fc.asyncProperty(changed, async (bytes) => {
        for (const ask of [codec.attributes, codec.picture]) {
          try {
            await ask(bytes);
          } catch (error) {
            const isTold =
              error instanceof TransferSyntaxError ||
              (error instanceof SourceError && error.problem === 'DAMAGED');
            assert.ok(isTold, String(error));
          }
        }
      }),
      fastCheckSettings(300),
    );
  });
});
