import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { askFor, entitiesOf, type Keys, keyNames, representationBy } from './asking-entities.ts';

describe('Query._entities', () => {
  let gateway: TestGateway;
  let known: readonly Keys[];
  before(async () => {
    gateway = await startGateway();
    known = await entitiesOf(gateway);
  });
  after(() => gateway?.stop());
  beforeEach(() => gateway.clearStatements());

  it('finds each entity by each of its keys, in the order asked for', async () => {
    const asked = known.flatMap((entity) => keyNames(entity).map((key) => ({ entity, key })));

    const { data, errors } = await askFor(
      gateway,
      asked.map(({ entity, key }) => representationBy(entity, key)),
    );

    assert.equal(errors, undefined);
    assert.deepEqual(
      data?._entities,
      asked.map(({ entity }) => entity),
    );
  });

  // The plan of a document is kept when it is asked again.
  for (const time of ['first', 'second', 'third']) {
    it(`asks one statement for each kind of key of 100 references, the ${time} time`, async () => {
      const hundred = Array.from({ length: 100 }, (_, index) => {
        const entity = known[(index * 7) % known.length] ?? {};
        const keys = keyNames(entity);
        return {
          entity,
          representation: representationBy(entity, keys[index % keys.length] ?? ''),
        };
      });

      const { data, errors } = await askFor(
        gateway,
        hundred.map(({ representation }) => representation),
      );

      assert.equal(errors, undefined);
      assert.deepEqual(
        data?._entities,
        hundred.map(({ entity }) => entity),
      );
      assert.deepEqual(gateway.statements.map(({ label }) => label).sort(), [
        'images by image_index',
        'images by instance_uid',
        'images by study_uid',
        'patients by number',
        'readers',
      ]);
    });
  }

  it('goes on from an entity to its neighbours', async () => {
    const { _entities } = await gateway.data<{ readonly _entities: readonly unknown[] }>(
      `{ _entities(representations: [{ __typename: "Image", imageIndex: "00000013_008.png" }]) {
        ... on Image { viewPosition patient { patientId images(first: 1) { nodes { imageIndex } } } }
      } }`,
    );

    assert.deepEqual(_entities, [
      {
        viewPosition: 'AP',
        patient: { patientId: '13', images: { nodes: [{ imageIndex: '00000013_000.png' }] } },
      },
    ]);
  });

  it('takes the number of a patient in any spelling', async () => {
    const { data } = await askFor(
      gateway,
      [13, '13', '00000013'].map((patientId) => ({ __typename: 'Patient', patientId })),
    );
    assert.deepEqual(
      data?._entities?.map((patient) => patient?.['patientId']),
      ['13', '13', '13'],
    );
  });

  it('lets a router send more than the key', async () => {
    const { data, errors } = await askFor(gateway, [
      { __typename: 'Image', imageIndex: '00000013_008.png', id: null, extra: [{ deep: true }] },
    ]);
    assert.equal(errors, undefined);
    assert.equal(data?._entities?.[0]?.['imageIndex'], '00000013_008.png');
  });

  it('gives null for a key that nothing has, and for a global id of another type', async () => {
    const patient = known.find(({ __typename }) => __typename === 'Patient')?.['id'];
    const { data, errors } = await askFor(gateway, [
      { __typename: 'Image', imageIndex: '99999999_999.png' },
      { __typename: 'Image', sopInstanceUid: '1.2.3' },
      { __typename: 'Image', id: patient },
      { __typename: 'Patient', patientId: '99999999' },
      { __typename: 'Study', studyInstanceUid: 'no UID' },
      { __typename: 'Reader', readerId: '0' },
      { __typename: 'LabelSet', code: 'NO_SUCH_SET' },
      { __typename: 'LabelSet', id: '' },
    ]);
    assert.equal(errors, undefined);
    assert.deepEqual(data?._entities, Array(8).fill(null));
  });
});
