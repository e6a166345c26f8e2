// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import type { ApolloServer } from '@apollo/server';
import type { Watchers } from './compose.ts';
import { openRates } from './compose-limits.ts';
import type { Config } from './config.ts';
import type { Context, Sources } from './context.ts';
import { createLeaving } from './http/pressure/leaving.ts';
import { createHttpServer } from './http/server.ts';
import { identifyCallers } from './identify-callers.ts';
import { listen } from './listen.ts';
import type { ToolParts } from './mcp/call-tool.ts';
import { openGraph } from './open-graph.ts';
import { type Company, serverParts } from './server-parts.ts';
import { createServing, type Serving } from './serving.ts';
import { openTelemetry } from './telemetry/open-telemetry.ts';

/** A gateway in this process. */
export interface Gateway {
  readonly apollo: ApolloServer<Context>;
  /** What assistants may ask. */
  readonly tools: ToolParts;
  /** What answers, and how it is loaded anew. */
  readonly serving: Serving;
  /** Answers over HTTP, health from now on; gives the address. ConfigError where it is taken. */
  listen(): Promise<string>;
  /** Loads the data; queries are answered from here on. LoadError says what is wrong with it. */
  load(): Promise<Sources>;
  /** Is not ready any more; resolves when those who watch have had the time to notice. */
  beginStopping(): Promise<void>;
  /** After that: takes no more connections; resolves when nobody can make one. */
  stopListening(): Promise<void>;
  /** Finishes what is in flight and closes everything; once, however often it is asked. */
  stop(): Promise<void>;
}

const loadFirst = async (serving: Serving): Promise<Sources> => {
  const loaded = await serving.prepare();
  await loaded.serve();
  return loaded.sources;
};

/** Closes things, one after the other, also where one cannot be closed; once, however often it is asked. */
const closer = (closers: readonly (() => Promise<void>)[]): (() => Promise<void>) => {
  let closed: Promise<void> | null = null;
  const close = async ([one, ...others]: typeof closers): Promise<void> => {
    try {
      await one?.();
    } finally {
      if (others.length > 0) await close(others);
    }
  };
  return () => (closed ??= close(closers));
};

/** Puts the parts together. Nothing is opened before listen and load. */
export const createGateway = async (
  config: Config,
  watchers: Watchers,
  company: Company = {},
): Promise<Gateway> => {
  const { logError } = watchers;
  const { callerSecret } = company;
  const { identification, listener } = await identifyCallers(config, logError, callerSecret);
  const rates = await openRates(config);
  const closeRates = async (): Promise<void> => rates?.close();
  const surroundings = { logError, identification, rates: rates?.rates ?? null };
  const graph = await openGraph(config, surroundings);
  const { apollo, tools, operations } = graph;
  const serving = createServing(config, watchers);
  const leaving = createLeaving(config.resilience.stopping);
  const telemetry = await openTelemetry(config.telemetry, {
    operations,
    dataset: () => serving.sources()?.dataset.dataset() ?? null,
  });
  const server = await createHttpServer({
    ...serverParts(config, graph, { serving, leaving, company }),
    ...watchers,
    apollo,
    identification,
    listener,
    rates: surroundings.rates,
    metrics: { read: telemetry.metrics, token: config.telemetry.metrics.token },
  });
  const end = leaving.endOf(server);
  return {
    apollo,
    tools,
    listen: () => listen(server, config),
    serving,
    load: () => loadFirst(serving),
    beginStopping: end.beginStopping,
    stopListening: end.stopListening,
    stop: closer([end.finish, () => apollo.stop(), closeRates, serving.close, telemetry.close]),
  };
};
