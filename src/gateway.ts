// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { ApolloServer } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { compose, type OpenSources, type Watchers } from './compose.ts';
import type { Config } from './config.ts';
import type { Context, Sources } from './context.ts';
import { messageOf } from './decode.ts';
import { createApollo } from './graphql/apollo.ts';
import { uploadEvaluator } from './graphql/evaluate-upload.ts';
import { cohortReader } from './graphql/read-cohort.ts';
import { buildGatewaySchema, printGatewaySchema } from './graphql/schema.ts';
import { callersBy } from './http/callers.ts';
import type { LandingFacts } from './http/landing-facts.ts';
import { createHttpServer } from './http/server.ts';
import { ConfigError } from './settings.ts';

/** Where the build puts the page. */
const GRAPHIQL_DIR = fileURLToPath(new URL('../dist/graphiql', import.meta.url));

/** A gateway in this process. */
export interface Gateway {
  readonly apollo: ApolloServer<Context>;
  /** Answers over HTTP, health from now on; gives the address. ConfigError where it is taken. */
  listen(): Promise<string>;
  /** Loads the data; queries are answered from here on. LoadError says what is wrong with it. */
  load(): Promise<Sources>;
  /** Finishes what is in flight and closes everything; once, however often it is asked. */
  stop(): Promise<void>;
}

const factsOf = ({ dataset }: Sources): LandingFacts => {
  const facts = dataset.dataset();
  return Object.assign({}, facts, { loadedAt: new Date(facts.loadedAt) });
};

/**
 * Replicas that count together what callers spend name them alike: by the secret that they share
 * for addresses of images, or by the address of their Redis, with its password.
 */
const callerSecret = ({ imageUrls, bigquery }: Config): string =>
  imageUrls.secret ?? bigquery.redisUrl ?? randomUUID();

const listen = async (server: FastifyInstance, { host, port }: Config): Promise<string> => {
  try {
    return await server.listen({ host, port });
  } catch (error) {
    throw new ConfigError([`HOST, PORT: cannot listen on ${host}:${port} (${messageOf(error)}).`]);
  }
};

/** What reads, outside of a document, input that the schema describes. */
const checkedBy = (schema: GraphQLSchema) => ({
  readCohort: cohortReader(schema),
  evaluateUpload: uploadEvaluator(schema),
});

/** Puts the parts together. Nothing is opened before listen and load. */
export const createGateway = async (config: Config, watchers: Watchers): Promise<Gateway> => {
  const schema = await buildGatewaySchema();
  const apollo = createApollo(schema, watchers.logError);
  await apollo.start();
  let open: OpenSources | null = null;
  const server = await createHttpServer({
    apollo,
    logError: watchers.logError,
    schemaText: await printGatewaySchema(),
    viewers: config.viewers,
    imageUrls: config.imageUrls,
    publicUrl: config.publicUrl,
    nameCaller: callersBy(callerSecret(config)),
    ...checkedBy(schema),
    graphiqlDir: GRAPHIQL_DIR,
    sources: () => open?.sources ?? null,
    facts: () => (open === null ? null : factsOf(open.sources)),
  });
  const stop = async (): Promise<void> => {
    await server.close();
    await apollo.stop();
    await open?.close();
  };
  let stopped: Promise<void> | null = null;
  return {
    apollo,
    listen: () => listen(server, config),
    load: async () => {
      const opened = await compose(config, watchers);
      // Who stopped in the meantime found nothing to close.
      if (stopped !== null) await opened.close();
      else open = opened;
      return opened.sources;
    },
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
};
