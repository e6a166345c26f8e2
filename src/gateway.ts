// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import type { ApolloServer } from '@apollo/server';
import { compose, type OpenSources } from './compose.ts';
import type { Config } from './config.ts';
import type { Context, Sources } from './context.ts';
import { createApollo } from './graphql/apollo.ts';
import type { ErrorLog } from './graphql/format-error.ts';
import { buildGatewaySchema, printGatewaySchema } from './graphql/schema.ts';
import { createHttpServer } from './http/server.ts';
import type { StatementObserver } from './sources/catalog/catalog.ts';

/** Where the build puts the page. */
const GRAPHIQL_DIR = fileURLToPath(new URL('../dist/graphiql', import.meta.url));

/** Who is told what happens inside. */
export interface Watchers {
  readonly logError: ErrorLog;
  readonly observeStatement: StatementObserver;
}

/** A gateway in this process. */
export interface Gateway {
  readonly apollo: ApolloServer<Context>;
  /** Starts to answer over HTTP; gives the address. Health is answered from here on. */
  listen(): Promise<string>;
  /** Loads the data; queries are answered from here on. LoadError says what is wrong with it. */
  load(): Promise<Sources>;
  /** Finishes what is in flight and closes everything. */
  stop(): Promise<void>;
}

/** Puts the parts together. Nothing is opened before listen and load. */
export const createGateway = async (config: Config, watchers: Watchers): Promise<Gateway> => {
  const apollo = createApollo(await buildGatewaySchema(), watchers.logError);
  await apollo.start();
  let open: OpenSources | null = null;
  const server = await createHttpServer({
    apollo,
    schemaText: await printGatewaySchema(),
    addresses: { ohifUrl: config.ohifUrl },
    publicUrl: config.publicUrl,
    graphiqlDir: GRAPHIQL_DIR,
    sources: () => open?.sources ?? null,
  });
  return {
    apollo,
    listen: () => server.listen({ host: config.host, port: config.port }),
    load: async () => {
      open = await compose(config, watchers.observeStatement);
      return open.sources;
    },
    stop: async () => {
      await server.close();
      await apollo.stop();
      await open?.close();
    },
  };
};
