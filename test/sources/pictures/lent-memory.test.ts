import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import { drawnPictures } from '../../../src/sources/pictures/drawn-pictures.ts';
import { pixelsOf } from '../objects/dcmtk.ts';
import { held, PNG, patient, pattern, recorded } from './drawing.ts';

/** An object of one gray, which is read into memory that is given. */
const objectOf = (gray: number) => ({
  ...held(new Uint8Array(0)),
  whole: async (into: (byteLength: number) => Uint8Array) => into(64 + (gray % 3)).fill(gray),
});

describe('The memory that objects are read into', () => {
  it('is that of one picture at a time', async () => {
    const grays = Array.from({ length: 24 }, (_, gray) => gray);
    let next = 0;
    const { drawing } = recorded({
      rendered: () => ({ outcome: 'CANNOT' }),
      object: () => {
        next += 1;
        return objectOf(next - 1);
      },
      picture: async (bytes) => ({ ...pattern(8, 8), data: bytes.subarray(0, 64) }),
    });
    const source = drawnPictures(drawing, patient);

    const drawn = await Promise.all(
      grays.map((gray) =>
        source.picture(instanceKeyOf(`${String(gray + 1).padStart(8, '0')}_000.png`), PNG),
      ),
    );

    const found = await Promise.all(
      drawn.map(async (picture) => (await pixelsOf(picture?.bytes ?? new Uint8Array(0))).data),
    );
    assert.deepEqual(
      found.map((data) => [...new Set(data)]).sort(([one = 0], [other = 0]) => one - other),
      grays.map((gray) => [gray]),
    );
  });
});
