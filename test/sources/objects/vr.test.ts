import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createObjectCodec } from '../../../src/sources/objects/object-codec.ts';
import {
  EXPLICIT,
  encoded,
  header,
  IMPLICIT,
  part10,
  part10Around,
  UNDEFINED_LENGTH,
} from './part10.ts';

const codec = createObjectCodec();
after(() => codec.close());

describe('The VR of an element', () => {
  it('is what the object says, also where a dictionary knows better', async () => {
    const object = part10(EXPLICIT, { '00100010': ['UN', 'Doe'], '00090010': ['UN', 'MAKER'] });

    const attributes = await codec.attributes(object);

    assert.deepEqual(attributes['00100010'], {
      vr: 'UN',
      InlineBinary: Buffer.from('Doe ').toString('base64'),
    });
    // Who owns private elements is a text in any case (PS3.5 7.8.1).
    assert.deepEqual(attributes['00090010'], { vr: 'LO', Value: ['MAKER'] });
  });

  it('is SQ where it is unknown and there is no length, with what is implicit inside', async () => {
    const inside = encoded({ '00280010': ['US', [7]] }, IMPLICIT);
    const item = Buffer.from('feff00e0ffffffff', 'hex');
    const ends = Buffer.from('feff0de000000000feffdde000000000', 'hex');
    const tag = '00091001';
    const unknown = header(tag, { vr: 'UN', length: UNDEFINED_LENGTH, syntax: EXPLICIT });
    const next = encoded({ '00280011': ['US', [8]] }, EXPLICIT);

    const attributes = await codec.attributes(
      part10Around(EXPLICIT, Buffer.concat([unknown, item, inside, ends, next])),
    );

    assert.deepEqual(attributes[tag], {
      vr: 'SQ',
      Value: [{ '00280010': { vr: 'US', Value: [7] } }],
    });
    assert.deepEqual(attributes['00280011'], { vr: 'US', Value: [8] });
  });
});
