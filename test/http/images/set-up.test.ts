import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startGateway } from '../../support/gateway.ts';
import { IMAGE } from './image-server.ts';

describe('Addresses as the gateway is set up', () => {
  it('lead to the viewers, of an image and of its study', async (test) => {
    const gateway = await startGateway({
      env: {
        OHIF_URL: 'https://ohif.example/app/',
        EUNITY_URL: 'https://eunity.example',
        CLOUDVUE_URL: 'https://cloudvue.example/?study={studyInstanceUid}',
      },
    });
    test.after(() => gateway.stop());
    const urls = 'o: viewerUrl e: viewerUrl(viewer: EUNITY) c: viewerUrl(viewer: CLOUDVUE)';
    const { image } = await gateway.data<{
      image: { study: { studyInstanceUid: string } };
    }>(`{ image(by: { imageIndex: "${IMAGE}" }) { ${urls} study { studyInstanceUid ${urls} } } }`);

    const { studyInstanceUid: uid } = image.study;
    const wanted = {
      o: `https://ohif.example/app/viewer?StudyInstanceUIDs=${uid}`,
      e: `https://eunity.example/e/viewer?studyUID=${uid}`,
      c: `https://cloudvue.example/?study=${uid}`,
    };
    assert.deepEqual(image, { ...wanted, study: { studyInstanceUid: uid, ...wanted } });
  });

  it('begin with PUBLIC_URL', async (test) => {
    const gateway = await startGateway({ env: { PUBLIC_URL: 'https://graph.example' } });
    test.after(() => gateway.stop());
    const { data } = await gateway.query<{ image: { thumbnailUrl: string } }>(
      `{ image(by: { imageIndex: "${IMAGE}" }) { thumbnailUrl } }`,
    );

    assert.equal(
      data?.image.thumbnailUrl,
      `https://graph.example/images/${IMAGE}/thumbnail?size=256`,
    );
  });

  it('begin with the origin that the caller used, and are admitted with their signature', async (test) => {
    const gateway = await startGateway({
      listen: true,
      env: { IMAGE_URL_SECRET: 'a secret of at least 32 characters' },
    });
    test.after(() => gateway.stop());
    const query = `{ image(by: { imageIndex: "${IMAGE}" }) {
      thumbnailUrl(size: 64) renderedUrl(width: 9, format: JPEG) files { pngUrl } } }`;
    const answer = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { image } = JSON.parse(await answer.text()).data;

    for (const address of [image.thumbnailUrl, image.renderedUrl, image.files.pngUrl]) {
      assert.ok(address.startsWith(`${gateway.url}/images/${IMAGE}/`), address);
      const admitted = await fetch(address, { method: 'HEAD' });
      assert.notEqual(admitted.status, 403, address);
      const forged = await fetch(address.replace('expires=', 'expires=1'));
      assert.equal(forged.status, 403, address);
      await forged.arrayBuffer();
    }
  });

  it('ask no store, and one statement for 500 images with all their addresses', async (test) => {
    const gateway = await startGateway({
      env: { IMAGE_URL_SECRET: 'a secret of at least 32 characters' },
    });
    test.after(() => gateway.stop());
    const sources = { ...gateway.sources };
    for (const name of ['attributes', 'objects', 'pictures', 'files'] as const) {
      const asked: ProxyHandler<object> = {
        get: (_target, method) => () => assert.fail(`${name}.${String(method)} was asked.`),
      };
      Object.assign(gateway.sources, { [name]: new Proxy({}, asked) });
    }
    const { images } = await gateway.data<{ images: { nodes: { thumbnailUrl: string }[] } }>(
      '{ images(first: 500) { nodes { thumbnailUrl renderedUrl viewerUrl files { pngUrl } } } }',
    );
    Object.assign(gateway.sources, sources);

    assert.equal(images.nodes.length, 500);
    assert.equal(new Set(images.nodes.map(({ thumbnailUrl }) => thumbnailUrl)).size, 500);
    assert.equal(gateway.statements.length, 1);
  });
});
