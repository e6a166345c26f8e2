import { readFileSync } from 'node:fs';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { inProject } from '../places.ts';
import { hearAll } from './heard.ts';
import { type Instruments, instrumentsOf } from './instruments.ts';
import { refusalMetrics, upkeepMetrics } from './refusal-metrics.ts';
import { httpMetrics, operationMetrics } from './request-metrics.ts';
import { batchMetrics, sourceMetrics } from './source-metrics.ts';

/** Counts of what happens in this process. */
export interface Metrics {
  readonly registry: Registry;
  /** Hears no more. */
  stop(): void;
}

/** What is said of the data that is served. */
export interface ServedDataset {
  readonly contentHash: string;
  readonly imageCount: number;
  /** As RFC 3339 writes it. */
  readonly loadedAt: string;
}

/** What metrics are told besides what happens. */
export interface MetricsParts {
  /** Operations that are counted each by itself. */
  readonly operations: ReadonlySet<string>;
  /** What is served; null until it is loaded. */
  readonly dataset: () => ServedDataset | null;
}

/** Counts from now on. */
export const countAll = ({ operations, dataset }: MetricsParts): Metrics => {
  const registry = new Registry();
  const make = instrumentsOf(registry);
  collectDefaultMetrics({ register: registry });
  buildFacts(make);
  datasetFacts(make, dataset);
  const stop = hearAll({
    ...operationMetrics(make, operations),
    ...httpMetrics(make),
    ...sourceMetrics(make),
    ...batchMetrics(make),
    ...refusalMetrics(make),
    ...upkeepMetrics(make),
  });
  return { registry, stop };
};

const buildFacts = (make: Instruments): void => {
  const facts = readFileSync(inProject('package.json'), 'utf8');
  const [, version = 'unknown'] = /"version": "([^"]+)"/.exec(facts) ?? [];
  make
    .gauge({
      name: 'build_info',
      help: 'Always 1; the version of the gateway and of Node.',
      labels: ['version', 'node'],
      ofWorkers: 'max',
    })
    .set({ version, node: process.versions.node }, 1);
};

/** Digits of a hash that tell two loads apart. */
const SHORT = 12;

const datasetFacts = (make: Instruments, dataset: () => ServedDataset | null): void => {
  make.gauge({
    name: 'dataset_info',
    help: '1 for each process that serves what has a hash that begins so.',
    labels: ['hash'],
    collect: (gauge) => {
      gauge.reset();
      const served = dataset();
      if (served !== null) gauge.set({ hash: served.contentHash.slice(0, SHORT) }, 1);
    },
  });
  make.gauge({
    name: 'dataset_images',
    help: 'Images that are served; 0 until they are loaded.',
    ofWorkers: 'max',
    collect: (gauge) => gauge.set(dataset()?.imageCount ?? 0),
  });
  make.gauge({
    name: 'dataset_loaded_timestamp_seconds',
    help: 'When what is served was loaded, since 1970; 0 until then.',
    ofWorkers: 'max',
    collect: (gauge) => gauge.set(Date.parse(dataset()?.loadedAt ?? '') / 1000 || 0),
  });
};
