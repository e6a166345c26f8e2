import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import sharp from 'sharp';
import { dicomObject } from '../../scripts/store/dicom-object.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type HealthcareProxy, startHealthcareProxy } from '../support/healthcare-proxy.ts';
import { type Orthanc, orthancSuite, startOrthanc } from '../support/orthanc.ts';
import { realDataDir, skipWithoutRealData } from '../support/real-data.ts';

/** The published pictures; none where they are not here. */
const published = (realDataDir === null ? [] : readdirSync(join(realDataDir, 'png'))).map(
  (imageIndex) => ({
    imageIndex,
    file: readFileSync(join(String(realDataDir), 'png', imageIndex)),
  }),
);

/** The grays of a picture file, without what it says of transparency. */
const graysOf = (file: Uint8Array): Promise<Buffer> =>
  sharp(file).removeAlpha().toColourspace('b-w').raw().toBuffer();

/** The published object where there is one, else one that is made of the published picture. */
const objectOf = async ({ imageIndex, file }: (typeof published)[number]): Promise<Uint8Array> => {
  const name = imageIndex.replace('.png', '.dcm');
  if (realDataDir !== null && readdirSync(join(realDataDir, 'dicom')).includes(name)) {
    return readFileSync(join(realDataDir, 'dicom', name));
  }
  return dicomObject({
    imageIndex,
    patientId: String(Number(imageIndex.slice(0, 8))),
    sex: 'F',
    age: null,
    studyDescription: 'No Finding',
    width: 1024,
    height: 1024,
    pixels: await graysOf(file),
  });
};

// Nine of these pictures have no black or no white: a server that stretches the values of an object
// over all grays shows.
orthancSuite('A picture in full size', () => {
  let orthanc: Orthanc;
  let proxy: HealthcareProxy;
  let gateways: Readonly<Record<string, TestGateway>>;
  before(async () => {
    orthanc = await startOrthanc();
    proxy = await startHealthcareProxy({ orthancUrl: orthanc.url });
    await orthanc.store(await Promise.all(published.map(objectOf)));
    const start = (env: Record<string, string>) =>
      startGateway({ ...(realDataDir && { dataDir: realDataDir }), listen: true, env });
    gateways = {
      folder: await start({}),
      dicomweb: await start({ DICOM_STORE: 'dicomweb', DICOMWEB_URL: orthanc.url }),
      healthcare: await start({
        DICOM_STORE: 'healthcare',
        HEALTHCARE_STORE: proxy.store,
        HEALTHCARE_ROOT_URL: proxy.url,
      }),
    };
  });
  after(async () => {
    await Promise.all(Object.values(gateways ?? {}).map((gateway) => gateway.stop()));
    await proxy?.stop();
    await orthanc?.stop();
  });

  for (const store of ['folder', 'dicomweb', 'healthcare']) {
    it(`of the store ${store} is the published one, pixel for pixel`, {
      skip: skipWithoutRealData,
    }, async () => {
      for (const { imageIndex, file } of published) {
        const answer = await fetch(`${gateways[store]?.url}/images/${imageIndex}/rendered`);
        assert.equal(answer.status, 200);
        const picture = new Uint8Array(await answer.arrayBuffer());

        assert.equal((await sharp(picture).metadata()).channels, 1);
        assert.ok((await graysOf(picture)).equals(await graysOf(file)), `${imageIndex} differs`);
      }
    });
  }

  it('as JPEG is close to the published one', { skip: skipWithoutRealData }, async () => {
    for (const { imageIndex, file } of published) {
      const path = `/images/${imageIndex}/rendered?format=jpeg&quality=95`;
      const answer = await fetch(`${gateways['dicomweb']?.url}${path}`);
      assert.equal(answer.headers.get('content-type'), 'image/jpeg');
      const drawn = await graysOf(new Uint8Array(await answer.arrayBuffer()));
      const wanted = await graysOf(file);
      const worst = wanted.reduce(
        (most, gray, at) => Math.max(most, Math.abs(gray - (drawn[at] ?? 0))),
        0,
      );

      assert.ok(worst <= 24, `${imageIndex} differs by ${worst} of 255`);
    }
  });
});
