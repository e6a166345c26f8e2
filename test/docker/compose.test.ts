import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { project } from '../scripts/project-copy.ts';
import { temporaryFolder } from '../scripts/temporary-folder.ts';
import { composeConfig, skipWithoutCompose } from './compose.ts';
import { readDockerfile } from './dockerfile.ts';

const FILE = path.join(project, 'docker-compose.yml');

// What docker-compose itself makes of the file; no engine is asked.
describe('docker-compose.yml', { skip: skipWithoutCompose }, () => {
  const { root, write } = temporaryFolder();
  const servicesOf = () => JSON.parse(composeConfig(FILE, '--format', 'json')).services;

  it('is accepted', () => {
    assert.equal(composeConfig(FILE, '--quiet'), '');
  });

  for (const [what, from, to] of [
    ['a condition that there is not', 'service_healthy', 'service_well'],
    ['a service that there is not', 'orthanc:\n        condition', 'archive:\n        condition'],
    ['a network that there is not', '      - store', '      - shop'],
    ['a word that there is not', 'healthcheck:', 'health:'],
  ] as const) {
    it(`would be refused with ${what}`, () => {
      const text = readFileSync(FILE, 'utf8');
      assert.ok(text.includes(from));
      write('docker-compose.yml', text.replaceAll(from, to));

      const altered = path.join(root, 'docker-compose.yml');

      assert.throws(
        () => composeConfig(altered, '--quiet'),
        (error) => error instanceof Error && 'status' in error,
      );
    });
  }

  it('builds stages that the Dockerfile has', () => {
    const stages = readDockerfile(path.join(project, 'Dockerfile')).map(({ name }) => name);

    for (const { build } of [servicesOf().gateway, servicesOf().fill]) {
      assert.equal(build.context, project);
      assert.ok(stages.includes(build.target), build.target);
    }
  });

  it('starts the gateway when the store answers and is filled', () => {
    const { gateway, fill } = servicesOf();

    assert.equal(gateway.depends_on.orthanc.condition, 'service_healthy');
    assert.equal(gateway.depends_on.fill.condition, 'service_completed_successfully');
    assert.equal(fill.depends_on.orthanc.condition, 'service_healthy');
  });

  it('names the store, in an address that the gateway takes', () => {
    const { gateway, fill, orthanc } = servicesOf();
    const { DICOM_STORE, DICOMWEB_URL } = gateway.environment;

    assert.equal(DICOM_STORE, 'dicomweb');
    assert.equal(fill.environment.DICOMWEB_URL, DICOMWEB_URL);
    assert.ok(new URL(DICOMWEB_URL).hostname in servicesOf());
    assert.ok(orthanc.healthcheck.test.join(' ').includes(new URL(DICOMWEB_URL).port));
  });

  it('opens the gateway to this machine alone, and the store to nobody', () => {
    const { gateway, fill, orthanc } = servicesOf();
    const { networks } = JSON.parse(composeConfig(FILE, '--format', 'json'));

    assert.deepEqual(
      gateway.ports.map(({ host_ip }: { host_ip: string }) => host_ip),
      ['127.0.0.1'],
    );
    assert.deepEqual([fill.ports, orthanc.ports], [undefined, undefined]);
    assert.deepEqual(Object.keys(orthanc.networks), ['store']);
    assert.equal(networks.store.internal, true);
  });

  it('takes a store of one version, with settings that are there', () => {
    const { image, volumes } = servicesOf().orthanc;
    const settings = volumes.find(({ type }: { type: string }) => type === 'bind');

    assert.match(image, /^orthancteam\/orthanc:\d+[.]\d+[.]\d+$/);
    assert.ok(existsSync(settings.source), settings.source);
    assert.equal(settings.read_only, true);
  });
});
