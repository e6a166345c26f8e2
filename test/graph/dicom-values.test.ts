import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { DicomDataset } from '../../src/dicom/dicom-json.ts';
import { type AskingDicom, startAskingDicom } from './dicom/asking-dicom.ts';
import { element } from './dicom/recorded-attributes.ts';
import { hostileStrings } from './hostile/strings.ts';

/** Elements of every kind, and their values as texts. */
const VALUES: readonly (readonly [string, DicomDataset[string], readonly string[]])[] = [
  ['no value', { vr: 'LO' }, []],
  ['an empty list of values', { vr: 'LO', Value: [] }, []],
  ['several texts, one empty', { vr: 'LO', Value: ['a', null, ''] }, ['a', '', '']],
  [
    'numbers',
    { vr: 'DS', Value: [0.143, 1e21, -0, 1e-7, 65535] },
    ['0.143', '1e+21', '0', '1e-7', '65535'],
  ],
  [
    'an integer beyond 2^53, which comes as a text',
    element('UV', '18446744073709551615'),
    ['18446744073709551615'],
  ],
  ['a tag', element('AT', '00280010', '7FE00010'), ['00280010', '7FE00010']],
  ['bytes', { vr: 'OB', InlineBinary: 'AAAA' }, ['AAAA']],
  ['no bytes', { vr: 'UN', InlineBinary: '' }, ['']],
  ['a name in one group', { vr: 'PN', Value: [{ Alphabetic: 'A^B' }] }, ['A^B']],
  ['a name without its first group', { vr: 'PN', Value: [{ Ideographic: '山' }] }, ['=山']],
  ['a name in the last group only', { vr: 'PN', Value: [{ Phonetic: 'や' }] }, ['==や']],
  [
    'a name in first and last group',
    { vr: 'PN', Value: [{ Alphabetic: 'A', Phonetic: 'や' }] },
    ['A==や'],
  ],
  [
    'several names, some empty',
    { vr: 'PN', Value: [null, {}, { Alphabetic: 'B' }] },
    ['', '', 'B'],
  ],
  ['a name that a server writes as text', element('PN', 'A^B'), ['A^B']],
  ['a long text', element('UT', 'x'.repeat(100_000)), ['x'.repeat(100_000)]],
];

describe('Elements of a DICOM object', () => {
  let gateway: AskingDicom;
  before(async () => {
    gateway = await startAskingDicom();
  });
  after(() => gateway?.stop());

  for (const [what, given, values] of VALUES) {
    it(`have values as texts: ${what}`, async () => {
      assert.deepEqual(
        await gateway.dicom('tags { vr values items { __typename } }', { '00091001': given }),
        {
          tags: [{ vr: given.vr, values, items: [] }],
        },
      );
    });
  }

  it('of a sequence have items, as deep as the document asks', async () => {
    const code = { '00080100': element('SH', '1') };
    const dataset: DicomDataset = {
      '00081110': {
        vr: 'SQ',
        Value: [
          { '0040A730': { vr: 'SQ', Value: [code, {}, null] }, '00080100': element('SH', '2') },
        ],
      },
      '00081115': { vr: 'SQ' },
    };

    assert.deepEqual(
      await gateway.dicom(
        'tags { tag values items { tags { keyword values items { tags { keyword values } } } } }',
        dataset,
      ),
      {
        tags: [
          {
            tag: '00081110',
            values: [],
            items: [
              {
                tags: [
                  { keyword: 'CodeValue', values: ['2'], items: [] },
                  {
                    keyword: 'ContentSequence',
                    values: [],
                    items: [
                      { tags: [{ keyword: 'CodeValue', values: ['1'] }] },
                      { tags: [] },
                      { tags: [] },
                    ],
                  },
                ],
              },
            ],
          },
          { tag: '00081115', values: [], items: [] },
        ],
      },
    );
  });

  it('bring texts that are hostile unchanged', async () => {
    const dataset = { '00091001': { vr: 'LO', Value: hostileStrings } };
    assert.deepEqual(await gateway.dicom('tags { values } json', dataset), {
      tags: [{ values: hostileStrings }],
      json: dataset,
    });
  });
});
