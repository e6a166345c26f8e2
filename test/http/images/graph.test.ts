import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { IMAGE } from './image-server.ts';

const BASE = `http://gateway.test/images/${IMAGE}`;

interface Addresses {
  readonly image: Readonly<Record<string, string | null>>;
}

/** Fields of one image; what the graph says of it. */
const askImage = (gateway: TestGateway, fields: string) =>
  gateway.query<Addresses>(`{ image(by: { imageIndex: "${IMAGE}" }) { ${fields} } }`);

describe('The addresses that the graph gives', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  const addresses: readonly (readonly [field: string, address: string])[] = [
    ['renderedUrl', `${BASE}/rendered?format=png`],
    ['renderedUrl(width: 512)', `${BASE}/rendered?width=512&format=png`],
    ['renderedUrl(width: null, height: 4096)', `${BASE}/rendered?height=4096&format=png`],
    [
      'renderedUrl(width: 1, height: 2, format: JPEG, quality: 3)',
      `${BASE}/rendered?width=1&height=2&format=jpeg&quality=3`,
    ],
    ['renderedUrl(format: PNG, quality: 3)', `${BASE}/rendered?format=png`],
    ['thumbnailUrl', `${BASE}/thumbnail?size=256`],
    ['thumbnailUrl(size: 1024)', `${BASE}/thumbnail?size=1024`],
  ];
  for (const [field, address] of addresses) {
    it(`${field} is ${address}`, async () => {
      const { data, errors } = await askImage(gateway, `url: ${field}`);

      assert.equal(errors, undefined);
      assert.equal(data?.image['url'], address);
    });
  }

  const refused: readonly (readonly [field: string, message: RegExp])[] = [
    ['renderedUrl(width: 0)', /^width takes a whole number from 1 to 4096, found 0\.$/],
    ['renderedUrl(width: 4097)', /^width takes .*, found 4097\.$/],
    ['renderedUrl(height: -1)', /^height takes a whole number from 1 to 4096, found -1\.$/],
    ['renderedUrl(quality: 0)', /^quality takes a whole number from 1 to 100, found 0\.$/],
    ['renderedUrl(format: JPEG, quality: 101)', /^quality takes/],
    ['thumbnailUrl(size: 0)', /^size takes a whole number from 1 to 1024, found 0\.$/],
    ['thumbnailUrl(size: 1025)', /^size takes/],
  ];
  for (const [field, message] of refused) {
    it(`${field} is refused, with what was wanted and found`, async () => {
      const { errors = [] } = await askImage(gateway, `url: ${field}`);

      assert.equal(errors.length, 1);
      assert.match(errors[0]?.message ?? '', message);
      assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT');
    });
  }

  it('say where the published bytes are, and who pays', async () => {
    const { data } = await askImage(gateway, 'files { pngUri dicomUri requesterPays pngUrl }');

    assert.deepEqual(data?.image['files'], {
      pngUri: `gs://gcs-public-data--healthcare-nih-chest-xray/png/${IMAGE}`,
      dicomUri: 'gs://gcs-public-data--healthcare-nih-chest-xray/dicom/00000013_008.dcm',
      requesterPays: true,
      pngUrl: `${BASE}/png`,
    });
  });

  it('lead to no viewer where none is set up', async () => {
    const { data } = await askImage(
      gateway,
      'o: viewerUrl e: viewerUrl(viewer: EUNITY) c: viewerUrl(viewer: CLOUDVUE)',
    );

    assert.deepEqual(data?.image, { o: null, e: null, c: null });
  });
});
