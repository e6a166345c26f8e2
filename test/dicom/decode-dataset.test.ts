import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decodeDataset, pickTags } from '../../src/dicom/decode-dataset.ts';

/** One element, decoded. */
const decoded = (element: unknown, tag = '00100010') => decodeDataset({ [tag]: element })[tag];

/** Sequences, each in the one before. */
const nested = (depth: number): unknown => {
  let dataset = {};
  for (let level = 0; level < depth; level += 1) {
    dataset = { '00081140': { vr: 'SQ', Value: [dataset] } };
  }
  return dataset;
};

describe('a data set in DICOM JSON', () => {
  it('is read with all kinds of values', () => {
    const dataset = {
      '00080008': { vr: 'CS', Value: ['DERIVED', null, 'PRIMARY'] },
      '00081140': { vr: 'SQ', Value: [{ '00081150': { vr: 'UI', Value: ['1.2'] } }, {}] },
      '00100010': {
        vr: 'PN',
        Value: [{ Alphabetic: 'Wang^May', Ideographic: '王^小東', Phonetic: 'ワン^メイ' }],
      },
      '00101010': { vr: 'AS', Value: ['058Y'] },
      '00280009': { vr: 'AT', Value: ['00181063'] },
      '00280010': { vr: 'US', Value: [1024] },
      '00280030': { vr: 'DS', Value: [0.143, -1, 1e-7] },
      '00091002': { vr: 'UN', InlineBinary: 'AAAA/w==' },
    };
    assert.deepEqual(decodeDataset(dataset), dataset);
  });

  it('has no Value where an element has none', () => {
    assert.deepEqual(decoded({ vr: 'PN' }), { vr: 'PN' });
    assert.deepEqual(decoded({ vr: 'PN', Value: [] }), { vr: 'PN' });
    assert.deepEqual(decoded({ vr: 'OB', InlineBinary: '' }, '00420011'), { vr: 'OB' });
  });

  it('has tags in upper case', () => {
    assert.deepEqual(Object.keys(decodeDataset({ '0020000d': { vr: 'UI' } })), ['0020000D']);
  });

  it('leaves out what is bulk data, an address of the store, or of the file, at any depth', () => {
    const kept = { '00100020': { vr: 'LO', Value: ['1'] } };
    const left = {
      '00020010': { vr: 'UI', Value: ['1.2.840.10008.1.2'] },
      '00080000': { vr: 'UL', Value: [112] },
      '00081190': { vr: 'UR', Value: ['http://store/studies/1.2'] },
      '00420011': { vr: 'OB', BulkDataURI: 'http://store/bulk/1' },
      '00091010': { BulkDataURI: 'bulk/2' },
      '00281201': { vr: 'OW', InlineBinary: Buffer.alloc(4097).toString('base64') },
      '7FE00010': { vr: 'OW', InlineBinary: 'AAAA' },
    };
    const inner = { vr: 'SQ', Value: [{ ...left, ...kept }] };
    assert.deepEqual(decodeDataset({ ...left, ...kept, '00081140': inner }), {
      ...kept,
      '00081140': { vr: 'SQ', Value: [kept] },
    });
  });

  it('keeps small binary values', () => {
    const InlineBinary = Buffer.alloc(4096, 1).toString('base64');
    assert.deepEqual(decoded({ vr: 'OW', InlineBinary }, '00281201'), { vr: 'OW', InlineBinary });
  });

  for (const [text, number] of [
    ['512', 512],
    [' +0.5 ', 0.5],
    ['-1.50e-3', -0.0015],
    ['9007199254740993', '9007199254740993'],
    ['0.12345678901234567', '0.12345678901234567'],
    ['1e999', '1e999'],
    ['NaN', 'NaN'],
    ['', ''],
    ['0x10', '0x10'],
  ] as const) {
    it(`reads the number ${JSON.stringify(text)} as ${JSON.stringify(number)}`, () => {
      assert.deepEqual(decoded({ vr: 'DS', Value: [text] }), { vr: 'DS', Value: [number] });
    });
  }

  it('takes an empty item for an item', () => {
    const element = { vr: 'SQ', Value: [null] };
    assert.deepEqual(decoded(element, '00081140'), { vr: 'SQ', Value: [{}] });
  });

  for (const [name, value] of [
    ['no object', 'text'],
    ['a list', []],
    ['null', null],
    ['a tag that is none', { PatientName: { vr: 'PN' } }],
    ['a tag of nine digits', { '001000100': { vr: 'PN' } }],
    ['a name of JavaScript for a tag', JSON.parse('{"__proto__":{"vr":"PN"}}')],
    ['an element that is none', { '00100020': 'x' }],
    ['an element without a VR', { '00100020': { Value: ['x'] } }],
    ['a VR that is none', { '00100020': { vr: 'text', Value: ['x'] } }],
    ['values that are no list', { '00100020': { vr: 'LO', Value: 'x' } }],
    ['values that are null', { '00100020': { vr: 'LO', Value: null } }],
    ['a text that is a number', { '00100020': { vr: 'LO', Value: [1] } }],
    ['a number that is an object', { '00280010': { vr: 'US', Value: [{}] } }],
    ['a name that is a text', { '00100010': { vr: 'PN', Value: ['Nobody'] } }],
    ['a name whose group is a number', { '00100010': { vr: 'PN', Value: [{ Alphabetic: 1 }] } }],
    ['an item that is a text', { '00081140': { vr: 'SQ', Value: ['x'] } }],
    ['binary values as a list', { '00420011': { vr: 'OB', Value: [1, 2] } }],
    ['binary values that are no base64', { '00420011': { vr: 'OB', InlineBinary: '<html>' } }],
    ['a text in base64', { '00100020': { vr: 'LO', InlineBinary: 'AAAA' } }],
    ['sequences without an end', nested(20_000)],
  ] as const) {
    it(`is not ${name}`, () => {
      assert.throws(() => decodeDataset(value), TypeError);
    });
  }

  it('may have sequences in sequences', () => {
    assert.deepEqual(decodeDataset(nested(20)), nested(20));
  });

  it('is read or refused, whatever it is, and once read stays as it is', () => {
    const tag = fc.constantFrom('00100010', '00280010', '0020000d', '7FE00010', 'x');
    const vr = fc.constantFrom('PN', 'US', 'SQ', 'OB', 'LO', 'XX', 1);
    const element = fc.record({ vr, Value: fc.array(fc.jsonValue()) }, { requiredKeys: [] });
    const dataset = fc.dictionary(tag, fc.oneof(element, fc.jsonValue()));
    fc.assert(
      fc.property(fc.oneof(dataset, fc.jsonValue()), (value) => {
        try {
          const once = decodeDataset(value);
          assert.deepEqual(decodeDataset(once), once);
        } catch (error) {
          assert.ok(error instanceof TypeError);
        }
      }),
    );
  });

  it('gives the elements that are wanted, and nothing that it only inherits', () => {
    const dataset = decodeDataset({ '00100010': { vr: 'PN' }, '00100020': { vr: 'LO' } });
    const picked = pickTags(dataset, ['00100020', '00281050', 'constructor', '__proto__']);
    assert.deepEqual(picked, { '00100020': { vr: 'LO' } });
  });
});
