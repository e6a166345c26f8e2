import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Sources } from '../../../src/context.ts';
import { uploadEvaluator } from '../../../src/graphql/evaluate-upload.ts';
import type { ErrorLog } from '../../../src/graphql/format-error.ts';
import { cohortReader } from '../../../src/graphql/read-cohort.ts';
import { buildGatewaySchema } from '../../../src/graphql/schema.ts';
import { callersBy } from '../../../src/http/callers.ts';
import { allAnonymous } from '../../../src/http/identity/identify.ts';
import { createHttpServer } from '../../../src/http/server.ts';
import { openTools } from '../../../src/mcp/open-tools.ts';
import { mcpOverHttp } from '../../../src/mcp/over-http.ts';
import { door } from '../../support/door.ts';
import { unlimitedApollo } from '../../support/unlimited-apollo.ts';

/** Answers over HTTP from sources of a test. */
export const serve = async (sources: Sources, logError: ErrorLog) => {
  const nameCaller = callersBy('secret');
  const schema = await buildGatewaySchema();
  const apollo = unlimitedApollo(schema, logError);
  await apollo.start();
  const server = await createHttpServer({
    http: door,
    rates: null,
    tools: 'open',
    apollo,
    logError,
    schemaText: async () => '',
    viewers: { ohifUrl: null, eunityUrl: null, cloudvueUrl: null },
    imageUrls: { secret: null, ttlSeconds: 60 },
    publicUrl: null,
    identification: allAnonymous(({ raw: { socket } }) => nameCaller(socket)),
    readCohort: cohortReader(schema),
    evaluateUpload: uploadEvaluator(schema),
    mcp: { answerMcp: mcpOverHttp(openTools({ schema, apollo, logError })), origins: new Set() },
    graphiqlDir: '/nowhere',
    facts: () => null,
    sources: () => sources,
  });
  const stop = async (): Promise<void> => {
    await server.close();
    await apollo.stop();
  };
  return { url: await server.listen({ host: '127.0.0.1', port: 0 }), stop };
};

/** A client of a test, which may hang up. */
export interface Client {
  /** The body of its answer. Rejects where it hung up. */
  readonly answer: Promise<string>;
  hangUp(): void;
}

/** Asks over a connection of its own. */
export const post = (url: string, query: string): Client => {
  const headers = { 'content-type': 'application/json' };
  const options = { method: 'POST', headers, agent: false };
  const sent: ClientRequest = request(new URL('/graphql', url), options);
  const answer = bodyOf(sent);
  // It is looked at when it matters.
  answer.catch(() => {});
  sent.end(JSON.stringify({ query }));
  return { answer, hangUp: () => void sent.destroy() };
};

const bodyOf = async (sent: ClientRequest): Promise<string> => {
  const [response] = await once(sent, 'response');
  return text(response);
};
