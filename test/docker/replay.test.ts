import assert from 'node:assert/strict';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { project } from '../scripts/project-copy.ts';
import { temporaryFolder } from '../scripts/temporary-folder.ts';
import { freePort } from '../support/free-port.ts';
import { type Orthanc, orthancSuite, startOrthanc } from '../support/orthanc.ts';
import { type Replay, replayDockerfile } from './replay.ts';
import { loadedSuite } from './replayed-load.ts';
import { ask, runnerWith } from './service.ts';
import { storeSettings } from './store-settings.ts';

const isAsked = process.env['RADIOGRAPH_SLOW_TESTS'] === '1';
const skip = isAsked ? false : 'THE DOCKERFILE IS NOT REPLAYED: set RADIOGRAPH_SLOW_TESTS=1.';

/** Nothing here asks an engine. */
const title = `The Dockerfile, replayed in a folder on Node ${process.version} and not by an engine,`;

const DICOM = 'dicom { modality }';

describe(title, { skip }, () => {
  const { root } = temporaryFolder();
  const nodeFolder = path.join(root, 'bin');
  const { run, serve, healthCheck } = runnerWith(nodeFolder);
  let replay: Replay;

  before(() => {
    // The image's user comes in, and finds a Node that is not in somebody's home.
    chmodSync(root, 0o755);
    mkdirSync(nodeFolder);
    copyFileSync(process.execPath, path.join(nodeFolder, 'node'));
    replay = replayDockerfile(project, root);
  });

  it('leaves the built server, its packages, its documents and the sample, and nothing else', () => {
    const { root: image, cwd } = replay.stage('gateway');

    assert.deepEqual(readdirSync(image), ['app']);
    assert.deepEqual(readdirSync(cwd), [
      'LICENSE',
      'dist',
      'node_modules',
      'package.json',
      'sample',
      'schema',
    ]);
    assert.deepEqual(readdirSync(path.join(cwd, 'schema')), ['tools', 'trusted-documents.json']);
    for (const name of ['typescript', 'tsx', 'vite', 'playwright-core', 'graphiql']) {
      assert.ok(!existsSync(path.join(cwd, 'node_modules', name)), name);
    }
  });

  it('has a health check that fails where no gateway runs', async () => {
    const env = { PORT: String(await freePort()) };

    assert.equal(await healthCheck(replay.stage('gateway'), env), 1);
  });

  it('makes a gateway that answers with the sample, has the page, and ends in peace', async () => {
    const { url, stop } = await serve(replay.stage('gateway'), {});
    const answer = await ask(url, '{ dataset { isSynthetic imageCount } }');
    const html = await (await fetch(`${url}/graphiql/`)).text();
    const { code, said } = await stop();

    assert.deepEqual(answer, { data: { dataset: { isSynthetic: true, imageCount: 2033 } } });
    assert.match(html, /<script[^>]* src="\/graphiql\/assets\//);
    assert.equal(code, 0, said);
    assert.doesNotMatch(said, /error/i);
  });

  it('makes a gateway that reads and draws the objects of the sample', async () => {
    const [object = ''] = readdirSync(path.join(project, 'sample/data/dicom'));
    const imageIndex = object.replace('.dcm', '.png');
    const { url, stop } = await serve(replay.stage('gateway'), {});
    const answer = await ask(url, `{ image(by: { imageIndex: "${imageIndex}" }) { ${DICOM} } }`);
    const picture = await fetch(`${url}/images/${imageIndex}/thumbnail?size=64`);
    const { code, said } = await stop();

    assert.deepEqual(answer, { data: { image: { dicom: { modality: 'DX' } } } });
    assert.equal(picture.headers.get('content-type'), 'image/jpeg');
    assert.equal(code, 0, said);
  });

  orthancSuite('and the store of docker-compose.yml', () => {
    let orthanc: Orthanc;
    before(async () => {
      orthanc = await startOrthanc({ settings: storeSettings() });
    });
    after(() => orthanc?.stop());

    const images = readdirSync(path.join(project, 'sample/data/png')).slice(0, 3);
    const query = `{ imagesByIndex(imageIndexes: ${JSON.stringify(images)}) { ${DICOM} } }`;

    it('are filled with the sample, as often as they start', async () => {
      for (let start = 0; start < 2; start += 1) {
        const { code, said } = await run(replay.stage('fill'), { DICOMWEB_URL: orthanc.url });

        assert.equal(code, 0, said);
      }
    });

    it('serve it, and its pictures', async () => {
      const env = { DICOM_STORE: 'dicomweb', DICOMWEB_URL: orthanc.url };
      const { url, stop } = await serve(replay.stage('gateway'), env);
      const answer = await ask(url, query);
      const picture = await fetch(`${url}/images/${images[0]}/thumbnail?size=64`);
      const { code, said } = await stop();

      assert.deepEqual(answer, {
        data: {
          imagesByIndex: images.map(() => ({ dicom: { modality: 'DX' } })),
        },
      });
      assert.equal(picture.status, 200);
      assert.equal(picture.headers.get('content-type'), 'image/jpeg');
      assert.equal(code, 0, said);
    });
  });

  loadedSuite({ stage: (name) => replay.stage(name), run, serve });
});
