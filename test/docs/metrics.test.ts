import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countAll } from '../../src/telemetry/metrics.ts';
import { namesIn, pageOf, projectFile, rowsOf } from './manual.ts';

describe('The manual has of metrics', () => {
  const rows = rowsOf(pageOf('operations/metrics.md'), 'Metrics');

  it('every one of the gateway, with its labels and what it says, and no other', async () => {
    const { registry, stop } = countAll({ operations: new Set(), dataset: () => null });
    stop();
    const metrics = await registry.getMetricsAsJSON();
    const own = metrics.filter(({ name }) => name.startsWith('radiograph_'));

    assert.deepEqual(namesIn(rows), own.map(({ name }) => name).toSorted());
    for (const { name, help, type } of own) {
      const labels: readonly string[] = Object(registry.getSingleMetric(name)).labelNames;
      const told = labels.filter((label) => label !== 'le').map((label) => `\`${label}\``);
      const kind = told.length === 0 ? String(type) : `${String(type)}: ${told.join(', ')}`;
      const row = rows.find(([cell]) => cell === `\`${name}\``) ?? [];
      assert.deepEqual(row.slice(1, 3), [kind, help], name);
    }
    for (const { name } of metrics) assert.match(name, /^(radiograph|process|nodejs)_/);
  });

  it('every signal that anything is counted by', () => {
    const [, declared = ''] = projectFile('src/signals.ts').split('export interface Signals {');
    const names = [...declared.matchAll(/^ {2}readonly '?([\w-]+)'?: /gm)].map(([, name]) => name);

    assert.ok(names.length > 5);
    assert.deepEqual(
      namesIn(rowsOf(pageOf('operations/metrics.md'), 'Signals')),
      names.map((name) => `radiograph.${name}`).toSorted(),
    );
  });
});
