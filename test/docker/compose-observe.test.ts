import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { project } from '../scripts/project-copy.ts';
import { composeConfig, composeProfile, skipWithoutCompose } from './compose.ts';

const FILE = path.join(project, 'docker-compose.yml');
const textOf = (...parts: string[]): string =>
  readFileSync(path.join(project, 'docker', ...parts), 'utf8');

interface Mount {
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly read_only?: boolean;
}

describe('The profile observe of docker-compose.yml', { skip: skipWithoutCompose }, () => {
  const { services } = skipWithoutCompose ? {} : composeProfile(FILE, 'observe');

  it('adds Prometheus and Grafana, which are not started where nobody asks for them', () => {
    const always = composeConfig(FILE, '--services').trim().split('\n');

    assert.deepEqual(
      Object.keys(services).toSorted(),
      [...always, 'grafana', 'prometheus'].toSorted(),
    );
  });

  it('takes both in one version, and opens them to this machine alone', () => {
    for (const { image, ports } of [services.prometheus, services.grafana]) {
      assert.match(image, /:v?\d+[.]\d+[.]\d+$/);
      assert.deepEqual(
        ports.map(({ host_ip }: { host_ip: string }) => host_ip),
        ['127.0.0.1'],
      );
    }
  });

  it('gives them files that are there, and that they cannot change', () => {
    for (const { volumes } of [services.prometheus, services.grafana]) {
      const files: Mount[] = volumes.filter(({ type }: Mount) => type === 'bind');
      assert.ok(files.length > 0);
      for (const { source, read_only } of files) {
        assert.ok(existsSync(source), source);
        assert.equal(read_only, true, source);
      }
    }
  });

  it('has Prometheus read the gateway where it listens, and the rules where they are', () => {
    const settings = textOf('prometheus', 'prometheus.yml');
    const [, host = '', port = ''] = /- (\w+):(\d+)$/m.exec(settings) ?? [];
    const [, rules = ''] = /- (\/etc\/prometheus\/\S+)$/m.exec(settings) ?? [];

    assert.ok(host in services, host);
    assert.equal(String(services[host].ports[0].target), port);
    assert.ok(existsSync(path.join(project, 'docker/prometheus', path.basename(rules))), rules);
    assert.ok(services.prometheus.command.includes('--config.file=/etc/prometheus/prometheus.yml'));
    assert.deepEqual(Object.keys(services.prometheus.networks), ['default']);
    assert.ok('default' in services[host].networks);
  });

  it('has Grafana ask Prometheus where it listens, and show the dashboard that is mounted', () => {
    const [, url = ''] =
      /url: (\S+)/.exec(textOf('grafana', 'provisioning', 'datasources', 'prometheus.yml')) ?? [];
    const [, folder = ''] =
      /path: (\S+)/.exec(textOf('grafana', 'provisioning', 'dashboards', 'radiograph.yml')) ?? [];
    const targets = services.grafana.volumes.map(({ target }: Mount) => target);
    const home = services.grafana.environment.GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH;

    assert.ok(new URL(url).hostname in services, url);
    assert.equal(String(services.prometheus.ports[0].target), new URL(url).port);
    assert.ok(targets.includes(folder), folder);
    assert.equal(path.dirname(home), folder);
    assert.ok(existsSync(path.join(project, 'docker/grafana/dashboards', path.basename(home))));
  });
});
