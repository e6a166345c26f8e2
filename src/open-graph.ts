// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import type { ApolloServer } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { createApollo, createMachinery, type Machinery } from './graphql/apollo.ts';
import { operationNames } from './graphql/documents/operation-names.ts';
import {
  readTrustedDocuments,
  TrustedDocumentsError,
} from './graphql/documents/trusted-documents.ts';
import { permissionCheck } from './graphql/permissions.ts';
import { buildGatewaySchema } from './graphql/schema.ts';
import type { Identification } from './http/identity/identify.ts';
import type { Naming } from './http/lane/question.ts';
import type { ToolParts } from './mcp/call-tool.ts';
import { openTools, toolTexts } from './mcp/open-tools.ts';
import { inProject } from './places.ts';
import type { Rates } from './rate-limit.ts';
import { ConfigError } from './settings.ts';

/** The operations that ship with the gateway, as `npm run codegen` writes them. */
const TRUSTED_DOCUMENTS = inProject('schema/trusted-documents.json');

/** What the graph needs of what stands before it. */
export interface GraphSurroundings {
  readonly identification: Identification;
  /** Null: nobody is held to any. */
  readonly rates: Rates | null;
  readonly logError: (message: string, error: unknown) => void;
}

/** What answers documents without reading them again, and which documents may be named how. */
interface LaneParts {
  readonly machinery: Machinery;
  readonly naming: Naming;
  /** Memory for whole answers, in bytes. */
  readonly answerBytes: number;
}

/** What answers documents. */
export interface OpenGraph {
  readonly schema: GraphQLSchema;
  readonly apollo: ApolloServer<Context>;
  /** What the short way to answers shares with it; null where all take the long one. */
  readonly lane: LaneParts | null;
  /** What assistants may ask. */
  readonly tools: ToolParts;
  /** Names of the operations that are known. */
  readonly operations: readonly string[];
}

/** Builds the schema and what answers by it. ConfigError where trusted documents cannot be read. */
export const openGraph = async (
  config: Config,
  { identification, rates, logError }: GraphSurroundings,
): Promise<OpenGraph> => {
  const schema = await buildGatewaySchema();
  const { trustedFile, hasApq, persisted, tools: developerTools } = config.documents;
  const trusted = await readTrustedDocuments(trustedFile || TRUSTED_DOCUMENTS).catch(refuseStart);
  const parts = {
    schema,
    operationTimeoutMs: config.resilience.operationTimeoutMs,
    limits: config.limits,
    hasApq,
    documents: { persisted, trusted, tools: developerTools },
    rates,
    checks: identification.isEnforced ? [permissionCheck(schema)] : [],
  };
  const machinery = createMachinery(parts);
  const apollo = createApollo(parts, logError, machinery);
  await apollo.start();
  const { isFast, answerBytes } = config.speed;
  const naming = { persisted, trusted, hasApq };
  return {
    schema,
    apollo,
    lane: isFast ? { machinery, naming, answerBytes } : null,
    tools: openTools({ schema, apollo, logError }),
    operations: operationNames([...trusted.values(), ...toolTexts()]),
  };
};

/** What is wrong with a file of the operator's stops the start, as a setting does. */
const refuseStart = (error: unknown): never => {
  throw error instanceof TrustedDocumentsError ? new ConfigError([error.message]) : error;
};
