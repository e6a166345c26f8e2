// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { type Config, readConfig } from './config.ts';
import { createContext, type Sources } from './context.ts';
import { GatewayError, operatorWords } from './errors.ts';
import { createGateway } from './gateway.ts';
import { serveStdio } from './mcp/over-stdio.ts';
import { ownRequest } from './request.ts';
import { ConfigError } from './settings.ts';

// What is written to the standard output is for the program that started this one, and has to be
// JSON-RPC: whatever else there is to say goes to the standard error.

/** What is served where DATA_DIR names nothing else. */
const SAMPLE_DIR = fileURLToPath(new URL('../sample/data', import.meta.url));

const logError = (message: string, error: unknown): void =>
  console.error(`${new Date().toISOString()} ${message}: ${operatorWords(error)}`);

/** Where pictures and exported files are: a gateway with the same settings, which `npm start` starts. */
const originIn = ({ publicUrl, host, port }: Config): string =>
  publicUrl ?? `http://${host}:${port}`;

/** Of one call: who started this process asks, and is one caller. */
const contextsOf = (config: Config, sources: Sources) => (signal: AbortSignal) =>
  createContext(
    sources,
    { viewers: config.viewers, images: { ...config.imageUrls, origin: originIn(config) } },
    ownRequest({ caller: 'local', role: config.mcp.localRole, proof: 'local', signal }),
  );

const main = async (): Promise<void> => {
  const config = readConfig(process.env, SAMPLE_DIR);
  const gateway = await createGateway(config, { logError, observeStatement: () => {} });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => void process.stdin.destroy());
  }
  try {
    const sources = await gateway.load();
    const { name, imageCount } = sources.dataset.dataset();
    console.error(`${name}: ${imageCount} images. ${gateway.tools.tools().size} tools.`);
    await serveStdio(gateway.tools, { contextOf: contextsOf(config, sources) });
  } finally {
    await gateway.stop();
  }
};

main().catch((error: unknown) => {
  if (error instanceof ConfigError) console.error(error.message);
  else console.error(error instanceof GatewayError ? operatorWords(error) : error);
  process.exitCode = 1;
});
