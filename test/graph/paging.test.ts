import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readCollection } from '../oracle/read-collection.ts';
import { sortImages, sortPatients } from '../oracle/sort-images.ts';
import { withAlteredSample, without } from '../support/altered-sample.ts';
import { sampleDir, startGateway, type TestGateway } from '../support/gateway.ts';
import { walkBackwards, walkForwards } from './paging/walk.ts';

const images = `query ($orderBy: [ImageOrderByInput!], $first: Int, $after: String, $last: Int, $before: String) {
  list: images(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { key: imageIndex } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
const patients = images
  .replace('ImageOrderByInput', 'PatientOrderByInput')
  .replace('list: images', 'list: patients')
  .replace('key: imageIndex', 'key: patientId');

type ImageOrders = NonNullable<Parameters<typeof sortImages>[1]>;
type PatientOrders = NonNullable<Parameters<typeof sortPatients>[1]>;

const IMAGE_ORDERS: readonly ImageOrders[] = [
  [],
  [{ field: 'IMAGE_INDEX', direction: 'DESC' }],
  [{ field: 'PATIENT_ID', direction: 'DESC' }],
  [{ field: 'PATIENT_AGE_YEARS' }],
  [{ field: 'PATIENT_AGE_YEARS', direction: 'DESC' }],
  [{ field: 'FOLLOW_UP_NUMBER', direction: 'DESC' }],
  [{ field: 'READER_DISAGREEMENT' }],
  [{ field: 'READER_DISAGREEMENT', direction: 'DESC' }],
  [{ field: 'READER_DISAGREEMENT', direction: 'DESC' }, { field: 'PATIENT_AGE_YEARS' }],
  [
    { field: 'PATIENT_AGE_YEARS', direction: 'DESC' },
    { field: 'FOLLOW_UP_NUMBER' },
    { field: 'IMAGE_INDEX', direction: 'DESC' },
  ],
];

const PATIENT_ORDERS: readonly PatientOrders[] = [
  [],
  [{ field: 'PATIENT_ID', direction: 'DESC' }],
  [{ field: 'IMAGE_COUNT', direction: 'DESC' }],
  [{ field: 'IMAGE_COUNT' }, { field: 'PATIENT_ID', direction: 'DESC' }],
];

const describeOrder = (orders: ImageOrders | PatientOrders): string =>
  orders.map(({ field, direction }) => `${field} ${direction ?? 'ASC'}`).join(', ') || 'no order';

// The first release alone has ages that are missing.
for (const { data, absent } of [
  { data: 'the sample', absent: [] },
  { data: 'the first release', absent: ['Data_Entry_2017_v2020.csv'] },
]) {
  describe(`Reading ${data} page by page`, () => {
    const served: { gateway?: TestGateway; collection?: ReturnType<typeof readCollection> } = {};
    before(() =>
      withAlteredSample(without(...absent), async (dataDir) => {
        served.gateway = await startGateway({ dataDir });
        served.collection = readCollection(dataDir);
      }),
    );
    after(() => served.gateway?.stop());

    for (const orderBy of IMAGE_ORDERS) {
      it(`gives each image once in either direction, by ${describeOrder(orderBy)}`, async () => {
        assert.ok(served.gateway !== undefined && served.collection !== undefined);
        const keys = sortImages(served.collection.images, orderBy).map((image) => image.imageIndex);

        assert.deepEqual(await walkForwards(served.gateway, images, { orderBy, size: 450 }), keys);
        assert.deepEqual(await walkBackwards(served.gateway, images, { orderBy, size: 450 }), keys);
      });
    }

    for (const orderBy of PATIENT_ORDERS) {
      it(`gives each patient once in either direction, by ${describeOrder(orderBy)}`, async () => {
        assert.ok(served.gateway !== undefined && served.collection !== undefined);
        const keys = sortPatients(served.collection.patients, orderBy).map(
          (each) => each.patientId,
        );

        assert.deepEqual(
          await walkForwards(served.gateway, patients, { orderBy, size: 149 }),
          keys,
        );
        assert.deepEqual(
          await walkBackwards(served.gateway, patients, { orderBy, size: 149 }),
          keys,
        );
      });
    }
  });
}

describe('A page', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  const NAMES = readCollection(sampleDir).images.map(({ imageIndex }) => imageIndex);
  const page = (paging: string) =>
    gateway.data<{ images: { nodes: readonly { imageIndex: string }[]; pageInfo: object } }>(
      `{ images${paging} { nodes { imageIndex } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    );
  const namesOn = async (paging: string) =>
    (await page(paging)).images.nodes.map(({ imageIndex }) => imageIndex);

  it('has 20 rows where no size is given', async () => {
    assert.deepEqual(await namesOn(''), NAMES.slice(0, 20));
  });

  it('has the last rows in the order of the list', async () => {
    assert.deepEqual(await namesOn('(last: 3)'), NAMES.slice(-3));
  });

  it('has 500 rows at most', async () => {
    assert.deepEqual(await namesOn('(first: 500)'), NAMES.slice(0, 500));
    assert.deepEqual(await namesOn('(last: 500)'), NAMES.slice(-500));
  });

  it('of size 0 says only whether there are rows', async () => {
    assert.deepEqual((await page('(first: 0)')).images, {
      nodes: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  it('of nothing ends where it starts', async () => {
    assert.deepEqual((await page('(filter: { or: [] })')).images, {
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });
});
