import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, it } from 'node:test';
import { promisify } from 'node:util';
import { project } from '../scripts/project-copy.ts';
import { freePort } from '../support/free-port.ts';
import { type Orthanc, orthancSuite, startOrthanc } from '../support/orthanc.ts';
import { storeSettings } from './store-settings.ts';

const run = promisify(execFile);

/** The Python of the health check in docker-compose.yml, which asks port 8042. */
const healthCheck = (port: number | string): string => {
  const compose = readFileSync(path.join(project, 'docker-compose.yml'), 'utf8');
  const [, source = ''] = /- "(import urllib.*)"$/m.exec(compose) ?? [];
  assert.match(source, /:8042\/dicom-web\//);
  return source.replace(':8042', `:${port}`);
};

orthancSuite('The settings of the store in docker-compose.yml', () => {
  let orthanc: Orthanc;
  before(async () => {
    orthanc = await startOrthanc({ settings: storeSettings() });
  });
  after(() => orthanc?.stop());

  it('let the DICOMweb service answer where the gateway looks for it, without a password', async () => {
    assert.equal(new URL(orthanc.url).pathname, '/dicom-web');
    const answer = await fetch(`${orthanc.url}/studies?limit=1`);

    assert.equal(answer.status, 200);
    assert.deepEqual(await answer.json(), []);
  });

  it('satisfy the health check', async () => {
    await run('python3', ['-c', healthCheck(new URL(orthanc.url).port)]);
  });

  it('go with a health check that fails where nothing answers', async () => {
    await assert.rejects(run('python3', ['-c', healthCheck(await freePort())]));
  });

  it('go with a health check that fails where the DICOMweb service is not there', async () => {
    const source = healthCheck(new URL(orthanc.url).port).replace('dicom-web', 'elsewhere');

    await assert.rejects(run('python3', ['-c', source]));
  });
});
