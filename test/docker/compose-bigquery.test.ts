import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { readConfig } from '../../src/config.ts';
import { project } from '../scripts/project-copy.ts';
import {
  type BigQueryEmulator,
  bigquerySuite,
  startBigQueryEmulator,
} from '../support/bigquery-emulator.ts';
import { freePort } from '../support/free-port.ts';
import { composeConfig, composeProfile, skipWithoutCompose } from './compose.ts';
import { readDockerfile } from './dockerfile.ts';

const FILE = path.join(project, 'docker-compose.yml');
const OWN = ['bigquery', 'gateway-on-bigquery', 'load'];

describe('The profile bigquery of docker-compose.yml', { skip: skipWithoutCompose }, () => {
  const { services, networks } = skipWithoutCompose ? {} : composeProfile(FILE, 'bigquery');

  it('adds services that are not started where nobody asks for them', () => {
    const always = composeConfig(FILE, '--services').trim().split('\n');

    assert.deepEqual(always.toSorted(), ['fill', 'gateway', 'orthanc']);
    assert.deepEqual(Object.keys(services).toSorted(), [...always, ...OWN].toSorted());
  });

  it('builds stages that the Dockerfile has', () => {
    const stages = readDockerfile(path.join(project, 'Dockerfile')).map(({ name }) => name);

    for (const { build } of [services['gateway-on-bigquery'], services.load]) {
      assert.equal(build.context, project);
      assert.ok(stages.includes(build.target), build.target);
    }
  });

  it('starts the gateway when the emulator answers and is loaded', () => {
    const { load, 'gateway-on-bigquery': gateway } = services;

    assert.equal(load.depends_on.bigquery.condition, 'service_healthy');
    assert.equal(gateway.depends_on.bigquery.condition, 'service_healthy');
    assert.equal(gateway.depends_on.load.condition, 'service_completed_successfully');
  });

  it('gives the gateway settings that it takes, and the load the same place', () => {
    const { CATALOG, ...place } = services['gateway-on-bigquery'].environment;
    const { catalog, bigquery } = readConfig({ CATALOG, ...place }, '/data');
    const { hostname } = new URL(bigquery.apiEndpoint ?? '');

    assert.equal(catalog.engine, 'bigquery');
    assert.deepEqual(services.load.environment, place);
    assert.ok(hostname in services, hostname);
    assert.deepEqual(services.bigquery.command, [
      `--project=${bigquery.projectId}`,
      `--dataset=${bigquery.dataset}`,
    ]);
  });

  it('takes the emulator of the version that the tests run on', () => {
    const module = readFileSync(path.join(project, 'scripts/emulator/go.mod'), 'utf8');
    const [, version] = /goccy\/bigquery-emulator v(\d+[.]\d+[.]\d+)$/m.exec(module) ?? [];

    assert.equal(services.bigquery.image, `ghcr.io/goccy/bigquery-emulator:${version}`);
  });

  it('opens the gateway to this machine alone, on a port of its own, and the emulator to nobody', () => {
    const { gateway, bigquery, load, 'gateway-on-bigquery': own } = services;

    assert.deepEqual([own.ports[0].host_ip, own.ports.length], ['127.0.0.1', 1]);
    assert.notEqual(own.ports[0].published, gateway.ports[0].published);
    assert.equal(own.ports[0].target, gateway.ports[0].target);
    assert.deepEqual([bigquery.ports, load.ports], [undefined, undefined]);
    assert.deepEqual(Object.keys(bigquery.networks), ['warehouse']);
    assert.equal(networks.warehouse.internal, true);
  });
});

const run = promisify(execFile);

/** The shell of the emulator's health check, which asks port 9050 of this machine. */
const healthCheck = ({ projectId }: BigQueryEmulator, port: string): string => {
  const compose = readFileSync(FILE, 'utf8');
  const [, quoted = ''] = /- ("exec 3<>.*")$/m.exec(compose) ?? [];
  const source: string = JSON.parse(quoted);
  assert.match(source, /[/]9050 .*[/]projects[/]radiograph[/]/);
  return source
    .replace('/9050', `/${port}`)
    .replace('projects/radiograph', `projects/${projectId}`);
};

bigquerySuite("The emulator's health check in docker-compose.yml", () => {
  let emulator: BigQueryEmulator;
  before(async () => {
    emulator = await startBigQueryEmulator();
  });
  after(() => emulator?.stop());

  it('is satisfied where the emulator answers', async () => {
    await run('bash', ['-c', healthCheck(emulator, new URL(emulator.url).port)]);
  });

  it('fails where nothing answers', async () => {
    await assert.rejects(run('bash', ['-c', healthCheck(emulator, String(await freePort()))]));
  });

  it('fails where the emulator does not have the project', async () => {
    const other = { ...emulator, projectId: 'elsewhere' };

    await assert.rejects(run('bash', ['-c', healthCheck(other, new URL(emulator.url).port)]));
  });
});
