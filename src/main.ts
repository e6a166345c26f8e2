// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { LoadError } from './compose.ts';
import { readConfig } from './config.ts';
import type { Sources } from './context.ts';
import { GatewayError, operatorWords } from './errors.ts';
import { createGateway } from './gateway.ts';
import { ConfigError } from './settings.ts';

/** What is served where DATA_DIR names nothing else. */
const SAMPLE_DIR = fileURLToPath(new URL('../sample/data', import.meta.url));

/** Causes of causes that are logged. */
const DEEPEST_CAUSE = 5;

/** An error with what caused it, which is where a store says what happened. */
const stackOf = (error: unknown, depth: number): string => {
  if (!(error instanceof Error)) return String(error);
  const stack = error.stack ?? error.message;
  if (error.cause === undefined || error.cause === null || depth === 0) return stack;
  return `${stack}\nCaused by: ${stackOf(error.cause, depth - 1)}`;
};

/** One line of JSON for each thing that an operator should look at. */
const logError = (message: string, error: unknown): void => {
  const stack = stackOf(error, DEEPEST_CAUSE);
  console.error(JSON.stringify({ time: new Date().toISOString(), level: 'error', message, stack }));
};

const announce = ({ dataset }: Sources, address: string): void => {
  const { name, imageCount, patientCount, absentFiles } = dataset.dataset();
  console.log(`${name}: ${imageCount} images of ${patientCount} patients.`);
  for (const file of absentFiles) console.log(`Not loaded: ${file.name}. ${file.consequence}`);
  console.log(`Ready. Open ${address}/graphiql in a browser, or ask ${address}/graphql.`);
};

/** What does not answer, or lacks something, for who has just set it up; the gateway works without. */
const announceAbsentStores = async ({ statuses }: Sources): Promise<void> => {
  for (const { source, adapter, isHealthy, message } of await statuses()) {
    if (message === null) continue;
    console.log(`${isHealthy ? 'Incomplete' : 'Not reached'}: ${source} (${adapter}). ${message}`);
  }
};

const main = async (): Promise<void> => {
  const config = readConfig(process.env, SAMPLE_DIR);
  const gateway = await createGateway(config, { logError, observeStatement: () => {} });
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      isStopping = true;
      void gateway.stop();
    });
  }
  try {
    const address = await gateway.listen();
    const sources = await gateway.load();
    if (isStopping) return;
    announce(sources, address);
    await announceAbsentStores(sources);
  } catch (error) {
    await gateway.stop();
    throw error;
  }
};

main().catch((error: unknown) => {
  // What is wrong with a setting, a file or BigQuery is for the operator to mend; a stack would hide it.
  if (error instanceof ConfigError || error instanceof LoadError) console.error(error.message);
  else console.error(error instanceof GatewayError ? operatorWords(error) : error);
  process.exitCode = 1;
});
