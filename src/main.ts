// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import cluster from 'node:cluster';
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from './config.ts';
import { GatewayError, operatorWords } from './errors.ts';
import { ConfigError } from './settings.ts';
import { type LogOutput, openLog } from './telemetry/log.ts';

/** What is served where DATA_DIR names nothing else. */
const SAMPLE_DIR = fileURLToPath(new URL('../sample/data', import.meta.url));

/** Lines go where Node's own console would write them. */
const OUTPUT: LogOutput = {
  out: (lines) => void process.stdout.write(lines),
  err: (lines) => void process.stderr.write(lines),
};

/** Who reads the log may go away; the gateway goes on. */
const outliveReaders = (): void => {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
};

/**
 * Has Node keep what it compiles beside the built server, for the next start. Where that cannot be
 * written to, as in an image, nothing is kept; under tsx nothing is built.
 */
const keepCompiled = (): void => {
  const { dirname, filename } = import.meta;
  if (filename.endsWith('.js')) enableCompileCache(path.join(dirname, '.compiled'));
};

const main = async (): Promise<void> => {
  keepCompiled();
  outliveReaders();
  const config = readConfig(process.env, SAMPLE_DIR);
  const log = openLog(config.telemetry.log, OUTPUT);
  process.on('exit', log.flush);
  // Who only runs workers needs little of what they need, and a tenth of the memory.
  if (cluster.isWorker) await (await import('./workers/worker.ts')).serveAsWorker(config, log);
  else if (config.resilience.workers > 1) {
    await (await import('./workers/primary.ts')).runWorkers(config, log);
  } else await (await import('./serve-alone.ts')).serveAlone(config, log);
};

/** What is wrong with a setting, a file or BigQuery is for the operator to mend; a stack would hide it. */
const report = async (error: unknown): Promise<void> => {
  process.exitCode = 1;
  const { LoadError } = await import('./compose.ts');
  if (error instanceof ConfigError || error instanceof LoadError) console.error(error.message);
  else console.error(error instanceof GatewayError ? operatorWords(error) : error);
  // A worker stays while somebody could tell it something.
  cluster.worker?.disconnect();
};

main().catch(report);
