import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isObjectType } from 'graphql';
import { buildGatewaySchema } from '../../src/graphql/schema.ts';
import { publishedUid } from '../support/ids.ts';
import { type AskingDicom, IMAGE, startAskingDicom } from './dicom/asking-dicom.ts';
import { FRAGMENTS, WANTED } from './dicom/wanted-cases.ts';

const DATASET = { '00100040': { vr: 'CS', Value: ['M'] } };

describe('A store is asked for just what a document shows:', () => {
  let gateway: AskingDicom;
  before(async () => {
    gateway = await startAskingDicom();
  });
  after(() => gateway?.stop());

  for (const [fields, wanted] of WANTED) {
    it(`${fields} takes ${String(wanted) || 'nothing'}`, async () => {
      const fragments = fields.includes('...Size') ? FRAGMENTS : '';
      const { errors, calls } = await gateway.ask(
        `{ image(by: { imageIndex: "${IMAGE}" }) { ${fields} } } ${fragments}`,
        () => DATASET,
      );

      assert.deepEqual(errors, []);
      assert.deepEqual(calls, [{ images: [IMAGE], wanted }]);
    });
  }

  it('no field of an object, no question', async () => {
    const { calls } = await gateway.ask(
      `{ image(by: { imageIndex: "${IMAGE}" }) {
        imageIndex study { studyInstanceUid } dicom @skip(if: true) { rows }
      } dataset { description: name } labelSets { description } }`,
      () => DATASET,
    );

    assert.deepEqual(calls, []);
  });

  it('variables say which names, and whether a field is shown at all', async () => {
    const query = `query ($names: [String!], $one: String! = "PatientAge", $showsJson: Boolean!) {
      image(by: { imageIndex: "${IMAGE}" }) {
        dicom { tags(names: $names) { vr } b: tags(names: [$one, "Rows"]) { vr } json @include(if: $showsJson) }
      }
    }`;
    const wantedOf = async (variables: Record<string, unknown>) => {
      const { errors, calls } = await gateway.ask(query, () => DATASET, variables);
      assert.deepEqual(errors, []);
      return calls.map(({ wanted }) => wanted);
    };

    assert.deepEqual(await wantedOf({ names: ['PatientSex'], showsJson: false }), [
      ['00100040', '00101010', '00280010'],
    ]);
    assert.deepEqual(await wantedOf({ names: [], one: 'Columns', showsJson: false }), [
      ['00280010', '00280011'],
    ]);
    assert.deepEqual(await wantedOf({ showsJson: false }), ['ALL']);
    assert.deepEqual(await wantedOf({ names: ['PatientSex'], showsJson: true }), ['ALL']);
  });

  it('through the type of a fragment on a node', async () => {
    const { data } = await gateway.ask(
      `{ image(by: { imageIndex: "${IMAGE}" }) { id } }`,
      () => DATASET,
    );
    const id = JSON.stringify(data).match(/"id":"([^"]+)"/)?.[1];
    const { calls } = await gateway.ask(
      '{ node(id: "ID") { id ... on Image { dicom { rows } } ... on Study { description } } }'.replace(
        'ID',
        String(id),
      ),
      () => DATASET,
    );

    assert.deepEqual(calls, [{ images: [IMAGE], wanted: ['00081030', '00280010'] }]);
  });

  it('once for an image, however many names, paths and types lead to it', async () => {
    const uid = publishedUid(IMAGE, 'study');
    const { errors, calls } = await gateway.ask(
      `{
        a: image(by: { imageIndex: "${IMAGE}" }) { dicom { rows } again: dicom { columns } }
        b: imagesByIndex(imageIndexes: ["${IMAGE}", "${IMAGE}"]) { dicom { modality } study { series { instances { bitsStored } } } }
        study(studyInstanceUid: "${uid}") { description modalities images { dicom { tags(names: ["Rows"]) { vr } } } }
      }`,
      () => DATASET,
    );

    assert.deepEqual(errors, []);
    assert.deepEqual(calls, [
      {
        images: [IMAGE],
        wanted: ['00080060', '00081030', '00280010', '00280011', '00280101'],
      },
    ]);
  });

  it('all where more than 200 tags are named', async () => {
    const names = (from: number, count: number) =>
      Array.from({ length: count }, (_, i) => `0009${(0x1000 + from + i).toString(16)}`);
    const { calls } = await gateway.ask(
      `query ($a: [String!], $b: [String!]) {
        image(by: { imageIndex: "${IMAGE}" }) { dicom { a: tags(names: $a) { vr } b: tags(names: $b) { vr } } }
      }`,
      () => DATASET,
      { a: names(0, 200), b: names(200, 1) },
    );

    assert.deepEqual(
      calls.map(({ wanted }) => wanted),
      ['ALL'],
    );
  });

  it('every field of an instance has a case here', async () => {
    const instance = (await buildGatewaySchema()).getType('DicomInstance');
    assert.ok(isObjectType(instance));
    const constant = [
      'studyInstanceUid',
      'seriesInstanceUid',
      'sopInstanceUid',
      'dicomUrl',
      'frameUrl',
      'source',
    ];
    const whole = ['json', 'tags'];
    for (const field of Object.keys(instance.getFields())) {
      const shown = field === 'tags' ? 'tags { vr }' : field;
      const { calls } = await gateway.ask(
        `{ image(by: { imageIndex: "${IMAGE}" }) { dicom { ${shown} } } }`,
        () => DATASET,
      );
      const wanted = calls[0]?.wanted;

      if (constant.includes(field)) assert.deepEqual(wanted, [], field);
      else if (whole.includes(field)) assert.equal(wanted, 'ALL', field);
      else assert.ok(Array.isArray(wanted) && wanted.length > 0, field);
    }
  });
});
