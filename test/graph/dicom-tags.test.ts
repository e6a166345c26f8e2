import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { DicomDataset } from '../../src/dicom/dicom-json.ts';
import { type AskingDicom, IMAGE, startAskingDicom } from './dicom/asking-dicom.ts';
import { element } from './dicom/recorded-attributes.ts';
import { hostileStrings } from './hostile/strings.ts';

const CHEST: DicomDataset = {
  '00080060': element('CS', 'DX'),
  '00090010': element('LO', 'MAKER'),
  '00091001': element('LO', 'private'),
  '00100010': {
    vr: 'PN',
    Value: [{ Alphabetic: 'Adams^John', Ideographic: '山田^太郎', Phonetic: 'やまだ^たろう' }],
  },
  '00100040': element('CS', 'M'),
  '00280010': element('US', 1024),
  // Looks like an index of a list, which an object puts before all other keys.
  '30060002': element('SH', 'label'),
};

describe('DicomInstance.tags', () => {
  let gateway: AskingDicom;
  before(async () => {
    gateway = await startAskingDicom();
  });
  after(() => gateway?.stop());

  it('come by keyword and number, in the order of the names, each once', async () => {
    const names = ['Rows', '(0010,0040)', '00091001', 'PatientSex', '30060002', '0028,0010'];
    assert.deepEqual(
      await gateway.dicom('tags(names: $names) { tag keyword vr values }', CHEST, {
        '$names: [String!]': names,
      }),
      {
        tags: [
          { tag: '00280010', keyword: 'Rows', vr: 'US', values: ['1024'] },
          { tag: '00100040', keyword: 'PatientSex', vr: 'CS', values: ['M'] },
          { tag: '00091001', keyword: null, vr: 'LO', values: ['private'] },
          { tag: '30060002', keyword: 'StructureSetLabel', vr: 'SH', values: ['label'] },
        ],
      },
    );
  });

  it('all come by tag where none are named', async () => {
    for (const all of ['tags { tag }', 'tags(names: null) { tag }']) {
      assert.deepEqual(await gateway.dicom(all, CHEST), {
        tags: Object.keys(CHEST)
          .toSorted()
          .map((tag) => ({ tag })),
      });
    }
  });

  it('leave out what the object does not have', async () => {
    assert.deepEqual(
      await gateway.dicom(
        'tags(names: ["PixelData", "PatientAge", "Modality"]) { tag } none: tags(names: []) { tag }',
        CHEST,
      ),
      { tags: [{ tag: '00080060' }], none: [] },
    );
  });

  it('of one name show nothing that another name asked for', async () => {
    assert.deepEqual(
      await gateway.dicom(
        'a: tags(names: ["Rows"]) { tag } b: tags(names: ["Modality"]) { tag } json',
        CHEST,
      ),
      { a: [{ tag: '00280010' }], b: [{ tag: '00080060' }], json: CHEST },
    );
  });

  it('are refused alone where a name is none; what else a document shows, comes', async () => {
    const { data, errors, calls } = await gateway.ask(
      `{ image(by: { imageIndex: "${IMAGE}" }) {
        dicom { rows } wrong: dicom { tags(names: ["Modality", "PatientSx"]) { vr } } study { modalities }
      } }`,
      () => CHEST,
    );

    assert.deepEqual(data, {
      image: { dicom: { rows: 1024 }, wrong: null, study: { modalities: ['DX'] } },
    });
    assert.deepEqual(errors, [
      {
        message:
          'names: "PatientSx" is no keyword of the DICOM dictionary. Near it: "PatientSex", "PatientSize", "PatientID".',
        path: ['image', 'wrong', 'tags'],
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    assert.deepEqual(calls, [{ images: [IMAGE], wanted: ['00080060', '00280010'] }]);
  });

  it('are refused alone where a variable leaves a name null', async () => {
    const { data, errors, calls, logged } = await gateway.ask(
      `query ($name: String = "Rows") { image(by: { imageIndex: "${IMAGE}" }) {
        dicom { rows } wrong: dicom { tags(names: [$name]) { vr } } study { modalities }
      } }`,
      () => CHEST,
      { name: null },
    );

    assert.deepEqual(data, {
      image: { dicom: { rows: 1024 }, wrong: null, study: { modalities: ['DX'] } },
    });
    assert.deepEqual(
      errors.map(({ path, extensions }) => [path, extensions['code']]),
      [[['image', 'wrong', 'tags'], 'BAD_USER_INPUT']],
    );
    assert.deepEqual(calls, [{ images: [IMAGE], wanted: ['00080060', '00280010'] }]);
    assert.deepEqual(logged, []);
  });

  it('refuse hostile names, and ask a store for none of them', async () => {
    const { errors, calls, logged } = await gateway.ask(
      `query (${hostileStrings.map((_, i) => `$n${i}: String!`).join(' ')}) {
        image(by: { imageIndex: "${IMAGE}" }) {
          ${hostileStrings.map((_, i) => `a${i}: dicom { tags(names: [$n${i}, "Rows"]) { vr } }`).join('\n')}
        }
      }`,
      () => CHEST,
      Object.fromEntries(hostileStrings.map((name, i) => [`n${i}`, name])),
    );

    assert.equal(errors.length, hostileStrings.length);
    assert.ok(errors.every(({ extensions }) => extensions['code'] === 'BAD_USER_INPUT'));
    assert.deepEqual(calls, [{ images: [IMAGE], wanted: [] }]);
    assert.deepEqual(logged, []);
  });
});
