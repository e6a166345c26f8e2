import type { GraphQLSchema } from 'graphql';
import type { Config } from './config.ts';
import type { Sources } from './context.ts';
import { uploadEvaluator } from './graphql/evaluate-upload.ts';
import { once, printContract } from './graphql/federation/sdl.ts';
import { cohortReader } from './graphql/read-cohort.ts';
import type { LandingFacts } from './http/landing-facts.ts';
import type { Leaving } from './http/pressure/leaving.ts';
import type { ToolParts } from './mcp/call-tool.ts';
import { mcpOverHttp } from './mcp/over-http.ts';
import type { OpenGraph } from './open-graph.ts';
import { inProject } from './places.ts';
import type { Serving } from './serving.ts';

/** Where the build puts the page. */
const GRAPHIQL_DIR = inProject('dist/graphiql');

/** Other processes that answer together with this one. */
export interface Company {
  /** By which callers have the same name in all of them, where the settings have no such secret. */
  readonly callerSecret?: string;
  /** Whether some of them are not there yet. */
  readonly isWaiting?: () => boolean;
}

/** What is served, until when, and with whom. */
export interface ServedParts {
  readonly serving: Serving;
  readonly leaving: Leaving;
  readonly company: Company;
}

/** What a server is made of that follows from the settings, the schema and what is served. */
export const serverParts = (
  config: Config,
  { schema, tools, lane }: OpenGraph,
  { serving, leaving, company }: ServedParts,
) => ({
  ...settingsOf(config),
  lane,
  ...checkedBy(schema),
  schemaText: once(() => printContract(schema)),
  mcp: mcpOf(config, tools),
  pressure: { ...config.resilience, beginRequest: serving.beginRequest },
  ...servedBy(serving, leaving, company),
});

/** What the server needs of the settings. */
const settingsOf = ({ http, viewers, imageUrls, publicUrl, documents }: Config) => ({
  http,
  viewers,
  imageUrls,
  publicUrl,
  tools: documents.tools,
  graphiqlDir: GRAPHIQL_DIR,
});

/** What reads, outside of a document, input that the schema describes. */
const checkedBy = (schema: GraphQLSchema) => ({
  readCohort: cohortReader(schema),
  evaluateUpload: uploadEvaluator(schema),
});

/** Null where assistants may not call tools over HTTP. */
const mcpOf = ({ mcp, http, publicUrl }: Config, tools: ToolParts) =>
  mcp.isOn
    ? {
        answerMcp: mcpOverHttp(tools),
        origins: new Set([...http.cors.origins, ...(publicUrl === null ? [] : [publicUrl])]),
      }
    : null;

/** What is asked of what is served, while it is. */
const servedBy = (serving: Serving, leaving: Leaving, { isWaiting = () => false }: Company) => ({
  standing: () => ({
    ...leaving.standing(),
    isWaiting: isWaiting(),
    failedReload: serving.failedReload(),
  }),
  sources: serving.sources,
  facts: () => factsOf(serving.sources()),
});

const factsOf = (sources: Sources | null): LandingFacts | null => {
  if (sources === null) return null;
  const facts = sources.dataset.dataset();
  return Object.assign({}, facts, { loadedAt: new Date(facts.loadedAt) });
};
