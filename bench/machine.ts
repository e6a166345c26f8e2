// Where a measurement was taken, and with which versions.
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { at } from './json.ts';
import { describeOptions } from './options.ts';
import type { Stage } from './stage.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const OURS = ['@apollo/server', 'fastify', 'graphql', 'type-graphql', '@duckdb/node-api', 'sharp'];

/** The head of a report: when, where and over what it was measured. */
export const describePlace = (
  dataSet: string,
  { budget, options }: Pick<Stage, 'budget' | 'options'>,
): string =>
  [
    `- ${new Date().toISOString().slice(0, 10)}, ${describeMachine()}`,
    `- ${dataSet}`,
    `- ${describeOptions(options)}`,
    `- cores: ${budget.words}; the load comes from the same machine`,
    `- Node ${process.versions.node}, ${describePackages(ROOT)}`,
  ].join('\n');

/** Such as "2 cores (AMD EPYC 7B13), 24 GiB, linux x64". */
const describeMachine = (): string => {
  const cpus = os.cpus();
  const memory = `${Math.round(os.totalmem() / 1024 ** 3)} GiB`;
  const model = cpus[0]?.model ?? 'unknown';
  return `${cpus.length} cores (${model}), ${memory}, ${os.platform()} ${os.arch()}`;
};

/** Such as "graphql 16.15.0, pg 8.23.1": what is installed below a folder; what is not is left out. */
export const describePackages = (folder: string, names: readonly string[] = OURS): string =>
  names
    .map((name) => ({ name, file: path.join(folder, 'node_modules', name, 'package.json') }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => {
      const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
      return `${name} ${String(at(content, 'version'))}`;
    })
    .join(', ');
