import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { countAll, type Metrics } from '../../src/telemetry/metrics.ts';
import { project } from '../scripts/project-copy.ts';
import { temporaryFolder } from '../scripts/temporary-folder.ts';
import { namedIn } from './promql.ts';

const DASHBOARD = path.join(project, 'docker/grafana/dashboards/radiograph.json');
const ALERTS = path.join(project, 'docker/prometheus/alerts.yml');
const promtool = process.env['PROMTOOL_PATH'];

/** Made by Prometheus itself for what it reads, and labels that it adds. */
const OF_PROMETHEUS = { metrics: ['up'], labels: ['instance', 'job', 'le'] };

interface Expression {
  readonly where: string;
  readonly text: string;
}

interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string; readonly legendFormat: string }[];
}

describe('The dashboard and the alerts', () => {
  const { root, write } = temporaryFolder();
  let metrics: Metrics;
  const dashboard = JSON.parse(readFileSync(DASHBOARD, 'utf8'));
  const panels: readonly Panel[] = dashboard.panels;
  const onPanels: readonly Expression[] = panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => ({ where: title, text: expr })),
  );
  const alerts: readonly Expression[] = [
    ...readFileSync(ALERTS, 'utf8').matchAll(/- alert: (\w+)\n\s+expr: (.+)/g),
  ].map(([, where = '', text = '']) => ({ where, text }));
  before(() => {
    metrics = countAll({ operations: new Set(), dataset: () => null });
  });
  after(() => metrics.stop());

  /** The labels of each metric, by all the names under which Prometheus keeps it. */
  const kept = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
    const all = new Map<string, readonly string[]>();
    for (const { name, type } of await metrics.registry.getMetricsAsJSON()) {
      const metric: unknown = metrics.registry.getSingleMetric(name);
      const labels =
        typeof metric === 'object' && metric !== null && 'labelNames' in metric
          ? Object.values(Object(metric.labelNames)).map(String)
          : [];
      const suffixes = String(type) === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
      for (const suffix of suffixes) all.set(`${name}${suffix}`, labels);
    }
    return all;
  };

  it('are read: panels and rules with expressions', () => {
    assert.ok(onPanels.length > 30, String(onPanels.length));
    assert.ok(alerts.length > 10, String(alerts.length));
    assert.equal(alerts.length, (readFileSync(ALERTS, 'utf8').match(/- alert:/g) ?? []).length);
    assert.deepEqual(
      namedIn('sum by (le, a) (rate(x_bucket{b="c", d=~"$e"}[5m])) / max (y)').map(
        ({ metric }) => metric,
      ),
      ['x_bucket', 'y'],
    );
  });

  it('name metrics that there are, and labels that those have', async () => {
    const known = await kept();
    const unknown = [...onPanels, ...alerts].flatMap(({ where, text }) =>
      namedIn(text).flatMap(({ metric, labels }) => {
        if (OF_PROMETHEUS.metrics.includes(metric)) return [];
        const own = known.get(metric);
        if (own === undefined) return [`${where}: ${metric}`];
        return labels
          .filter((label) => ![...own, ...OF_PROMETHEUS.labels].includes(label))
          .map((label) => `${where}: ${metric}{${label}}`);
      }),
    );

    assert.deepEqual(unknown, []);
  });

  it('show in legends what the expressions group by', () => {
    for (const { title, targets = [] } of panels) {
      for (const { expr, legendFormat } of targets) {
        const shown = [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label]) => label);
        const groups = namedIn(expr).flatMap(({ labels }) => labels);
        for (const label of shown) assert.ok(groups.includes(String(label)), `${title}: ${label}`);
      }
    }
  });

  it('leave out no metric of the gateway', async () => {
    const shown = new Set(
      onPanels.flatMap(({ text }) => namedIn(text)).map(({ metric }) => metric),
    );
    const own = (await metrics.registry.getMetricsAsJSON()).filter(({ name }) =>
      name.startsWith('radiograph_'),
    );

    assert.ok(own.length > 20);
    for (const { name } of own) {
      assert.ok(
        [...shown].some((metric) => metric.startsWith(name)),
        name,
      );
    }
  });

  it('are expressions and rules that Prometheus takes', {
    skip:
      promtool === undefined
        ? 'THE RULES ARE NOT CHECKED BY PROMETHEUS: set PROMTOOL_PATH to its promtool.'
        : false,
  }, () => {
    // What Grafana puts in, in a rule for each expression.
    const rules = onPanels.map(({ text }, index) => {
      const expr = text.replaceAll('$__rate_interval', '5m').replaceAll('$job', '.*');
      return { record: `panel:${index}`, expr };
    });
    write('panels.yml', JSON.stringify({ groups: [{ name: 'panels', rules }] }));

    for (const file of [ALERTS, path.join(root, 'panels.yml')]) {
      const said = execFileSync(String(promtool), ['check', 'rules', file], { encoding: 'utf8' });
      assert.match(said, /SUCCESS/);
    }
  });
});
