import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createObjectCodec } from '../../../src/sources/objects/object-codec.ts';
import { BIG_ENDIAN, EXPLICIT, items, part10, type Value } from './part10.ts';

const codec = createObjectCodec();
after(() => codec.close());

const TAG = '00091001';

/** What an element of a VR becomes. */
const jsonOf = async (vr: string, value: Value, syntax = EXPLICIT): Promise<unknown> =>
  (await codec.attributes(part10(syntax, { [TAG]: [vr, value] })))[TAG];

describe('A value in DICOM JSON', () => {
  it('is a number where it is written in decimal and a number holds it', async () => {
    assert.deepEqual(await jsonOf('DS', ' 1.50 \\-2e3\\+.5\\7.'), {
      vr: 'DS',
      Value: [1.5, -2000, 0.5, 7],
    });
    assert.deepEqual(await jsonOf('IS', '-7\\+8 '), { vr: 'IS', Value: [-7, 8] });
  });

  it('stays text where the text is no number', async () => {
    assert.deepEqual(await jsonOf('DS', '1.5mm\\1e999\\NaN'), {
      vr: 'DS',
      Value: ['1.5mm', '1e999', 'NaN'],
    });
    assert.deepEqual(await jsonOf('IS', '1.5\\1A\\90071992547409930'), {
      vr: 'IS',
      Value: ['1.5', '1A', '90071992547409930'],
    });
  });

  it('is null where it is empty among others, and nothing where all is', async () => {
    assert.deepEqual(await jsonOf('LO', 'a\\\\ \\b'), { vr: 'LO', Value: ['a', null, null, 'b'] });
    assert.deepEqual(await jsonOf('PN', 'A^B\\\\C'), {
      vr: 'PN',
      Value: [{ Alphabetic: 'A^B' }, null, { Alphabetic: 'C' }],
    });
    assert.deepEqual(await jsonOf('LO', '    '), { vr: 'LO' });
    assert.deepEqual(await jsonOf('US', []), { vr: 'US' });
    assert.deepEqual(await jsonOf('OB', new Uint8Array(0)), { vr: 'OB' });
    assert.deepEqual(await jsonOf('SQ', items()), { vr: 'SQ' });
  });

  it('is without the padding of its text, and with the spaces that count', async () => {
    assert.deepEqual(await jsonOf('UI', '1.2.3\\4.5'), { vr: 'UI', Value: ['1.2.3', '4.5'] });
    assert.deepEqual(await jsonOf('SH', ' a \\ b '), { vr: 'SH', Value: ['a', 'b'] });
    assert.deepEqual(await jsonOf('UC', ' a \\ b '), { vr: 'UC', Value: [' a', ' b'] });
    assert.deepEqual(await jsonOf('UT', ' a \\ b '), { vr: 'UT', Value: [' a \\ b'] });
    assert.deepEqual(await jsonOf('UR', 'http://a/\\b'), { vr: 'UR', Value: ['http://a/\\b'] });
  });

  for (const syntax of [EXPLICIT, BIG_ENDIAN]) {
    it(`is the same number in each byte order (${syntax})`, async () => {
      assert.deepEqual(await jsonOf('SL', [-70_000, 3], syntax), { vr: 'SL', Value: [-70_000, 3] });
      assert.deepEqual(await jsonOf('UL', [4_000_000_000], syntax), {
        vr: 'UL',
        Value: [4_000_000_000],
      });
      assert.deepEqual(await jsonOf('FL', [0.5], syntax), { vr: 'FL', Value: [0.5] });
      assert.deepEqual(await jsonOf('FD', [0.1], syntax), { vr: 'FD', Value: [0.1] });
      assert.deepEqual(await jsonOf('SV', [-5], syntax), { vr: 'SV', Value: [-5] });
      assert.deepEqual(
        await jsonOf(
          'AT',
          syntax === EXPLICIT
            ? Uint8Array.of(0x10, 0, 0x20, 0x30)
            : Uint8Array.of(0, 0x10, 0x30, 0x20),
          syntax,
        ),
        {
          vr: 'AT',
          Value: ['00103020'],
        },
      );
    });
  }

  it('is a text where no number is as large, or where it is none', async () => {
    const largest = new Uint8Array(8).fill(0xff);

    assert.deepEqual(await jsonOf('UV', largest), { vr: 'UV', Value: ['18446744073709551615'] });
    assert.deepEqual(await jsonOf('SV', largest), { vr: 'SV', Value: [-1] });
    assert.deepEqual(await jsonOf('FD', [Number.POSITIVE_INFINITY, Number.NaN]), {
      vr: 'FD',
      Value: ['Infinity', 'NaN'],
    });
  });

  it('is in base64, little-endian, where it is binary', async () => {
    const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    const base64 = (...order: number[]) => Buffer.from(order).toString('base64');

    for (const vr of ['OB', 'UN', 'OW', 'OL', 'OF', 'OD', 'OV']) {
      assert.deepEqual(await jsonOf(vr, bytes), { vr, InlineBinary: base64(...bytes) });
    }
    assert.deepEqual(await jsonOf('OB', bytes, BIG_ENDIAN), {
      vr: 'OB',
      InlineBinary: base64(...bytes),
    });
    assert.deepEqual(await jsonOf('OW', bytes, BIG_ENDIAN), {
      vr: 'OW',
      InlineBinary: base64(2, 1, 4, 3, 6, 5, 8, 7),
    });
    assert.deepEqual(await jsonOf('OD', bytes, BIG_ENDIAN), {
      vr: 'OD',
      InlineBinary: base64(8, 7, 6, 5, 4, 3, 2, 1),
    });
  });
});
