import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { DicomDataset } from '../../src/dicom/dicom-json.ts';
import { SourceError } from '../../src/errors.ts';
import { recordedAttributes } from './dicom/recorded-attributes.ts';
import { type Answering, startAnswering } from './errors/answering.ts';

const PAGE =
  '{ images(first: 50) { nodes { imageIndex dicom { tags(names: ["PatientSex"]) { values } } } } }';
const DATASET: DicomDataset = { '00100040': { vr: 'CS', Value: ['M'] } };

interface Page {
  readonly images: {
    readonly nodes: readonly { readonly imageIndex: string; readonly dicom: unknown }[];
  };
}

const isPage = (data: unknown): data is Page =>
  typeof data === 'object' && data !== null && 'images' in data && data.images !== null;

const nodesOf = (data: unknown): Page['images']['nodes'] => {
  assert.ok(isPage(data));
  return data.images.nodes;
};

describe('The DICOM objects of a page of 50 images', () => {
  let gateway: Answering;
  before(async () => {
    gateway = await startAnswering();
  });
  after(() => gateway?.stop());

  it('are asked for in one question that names each once', async () => {
    const attributes = recordedAttributes(() => DATASET);
    // The second time its plan is kept.
    for (let round = 0; round < 2; round += 1) {
      attributes.clear();
      const { data, errors } = await gateway.ask(PAGE, () => ({ attributes }));
      const nodes = nodesOf(data);

      assert.deepEqual(errors, []);
      assert.equal(nodes.length, 50);
      assert.deepEqual(attributes.calls, [
        { images: nodes.map(({ imageIndex }) => imageIndex), wanted: ['00100040'] },
      ]);
      for (const { dicom } of nodes) assert.deepEqual(dicom, { tags: [{ values: ['M'] }] });
    }
  });

  it('are null one by one where the store does not hold them', async () => {
    const attributes = recordedAttributes((image) =>
      image.endsWith('000.png') ? DATASET : undefined,
    );
    const { data, errors } = await gateway.ask(PAGE, () => ({ attributes }));

    assert.deepEqual(errors, []);
    const held = nodesOf(data).filter(({ dicom }) => dicom !== null);
    assert.ok(held.length > 0 && held.length < 50);
    assert.ok(held.every(({ imageIndex }) => imageIndex.endsWith('000.png')));
  });

  it('fail alone: an object that cannot be read leaves the others as they are', async () => {
    const cause = new Error('/secret/path: unexpected end');
    const damage = new SourceError('DICOMWEB', 'object 7', { cause, problem: 'DAMAGED' });
    let count = 0;
    const attributes = recordedAttributes(() => {
      count += 1;
      return count === 7 ? damage : DATASET;
    });
    const { data, errors, logged, text } = await gateway.ask(PAGE, () => ({ attributes }));

    assert.deepEqual(
      errors.map(({ message, path, extensions }) => ({ message, path, extensions })),
      [
        {
          message: 'The source DICOMWEB holds an object that cannot be read.',
          path: ['images', 'nodes', 6, 'dicom'],
          extensions: { code: 'SOURCE_UNAVAILABLE', source: 'DICOMWEB' },
        },
      ],
    );
    assert.deepEqual(
      nodesOf(data).flatMap(({ dicom }, index) => (dicom === null ? [index] : [])),
      [6],
    );
    assert.deepEqual(logged, [cause]);
    assert.doesNotMatch(text, /secret|object 7/);
  });

  it('are null each with its error where the store does not answer; the log gets one line', async () => {
    const cause = new Error('ECONNREFUSED 10.0.0.7');
    for (const { problem, code } of [
      { problem: 'NO_ANSWER', code: 'SOURCE_UNAVAILABLE' },
      { problem: 'TIMEOUT', code: 'SOURCE_TIMEOUT' },
    ] as const) {
      const failure = new SourceError('DICOMWEB', 'attributes', {
        cause,
        problem,
        retryAfterSeconds: 3,
      });
      const { data, errors, logged, text } = await gateway.ask(PAGE, () => ({
        attributes: { source: 'DICOMWEB', attributes: () => Promise.reject(failure) },
      }));

      assert.equal(errors.length, 50);
      for (const { extensions } of errors) {
        assert.deepEqual(extensions, { code, source: 'DICOMWEB', retryAfterSeconds: 3 });
      }
      assert.deepEqual(
        nodesOf(data).filter(({ imageIndex, dicom }) => imageIndex === '' || dicom !== null),
        [],
      );
      assert.deepEqual(logged, [cause]);
      assert.doesNotMatch(text, /ECONNREFUSED|10\.0\.0\.7/);
    }
  });

  it('leave the rest of the answer as it is where the store does not answer', async () => {
    const { data, errors } = await gateway.ask(
      `{ dataset { imageCount } image(by: { imageIndex: "00000013_008.png" }) {
        viewPosition dicom { sopInstanceUid } study { patient { patientId } description modalities series { modality } }
      } }`,
      () => ({
        attributes: {
          source: 'DICOMWEB',
          attributes: () =>
            Promise.reject(new SourceError('DICOMWEB', 'x', { cause: new Error('gone') })),
        },
      }),
    );

    assert.deepEqual(data, {
      dataset: { imageCount: 2033 },
      image: {
        viewPosition: 'AP',
        dicom: null,
        study: { patient: { patientId: '13' }, description: null, modalities: null, series: null },
      },
    });
    assert.deepEqual(errors.map(({ path }) => String(path?.at(-1))).toSorted(), [
      'description',
      'dicom',
      'modalities',
      'series',
    ]);
  });
});
