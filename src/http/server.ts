import type { FastifyInstance } from 'fastify';
import type { HttpConfig } from '../config-http.ts';
import type { ErrorLog } from '../graphql/format-error.ts';
import { addClosing } from './closing.ts';
import { addCompression } from './compression.ts';
import { type ContextParts, contextMaker, contextWith } from './context-of.ts';
import { addCrossOrigin } from './cross-origin.ts';
import { type DeveloperGuardParts, developerGuard } from './developer-guard.ts';
import { addHeadChecks, createDoor } from './door.ts';
import { sendError } from './error-answer.ts';
import { type EvaluationRouteParts, evaluationRoutes } from './evaluations/evaluation-routes.ts';
import { type ExportRouteParts, exportRoutes } from './exports/export-routes.ts';
import { graphiqlPage } from './graphiql-page.ts';
import { addGraphql, type GraphqlRouteParts } from './graphql-route.ts';
import { addHealth, type Standing } from './health.ts';
import type { Listener } from './identity/listener.ts';
import { askAgainWhereWrong } from './identity/route-guard.ts';
import { imageRoutes } from './images/image-routes.ts';
import { addJsonBody } from './json-body.ts';
import type { LandingFacts } from './landing-facts.ts';
import { landingPage } from './landing-page.ts';
import { shortlyBy } from './lane/in-route.ts';
import { createLane, type Lane, type LaneParts } from './lane/lane.ts';
import { putInFront } from './lane/put-in-front.ts';
import { type McpRouteParts, mcpRoutes } from './mcp/mcp-routes.ts';
import { type MetricsParts, metricsRoute } from './metrics-route.ts';
import { refuseUnknown } from './other-methods.ts';
import { createGate, type Gate } from './pressure/gate.ts';
import { addPressure, noteRequests, type Pressure } from './pressure/pressure.ts';
import { addRequestIdentity } from './request-identity.ts';
import { addRouteRates, type RouteRateParts } from './route-rates.ts';
import { addSecurityHeaders, securityHeaders } from './security-headers.ts';
import type { RequestLog } from './told-requests.ts';

/** What the server needs; sources may come later than the server. */
export interface ServerParts
  extends ContextParts,
    Omit<GraphqlRouteParts, 'contextOf' | 'shortly'>,
    Omit<ExportRouteParts, 'imageUrls'>,
    Omit<EvaluationRouteParts, 'contextOf'>,
    RouteRateParts,
    DeveloperGuardParts {
  readonly http: HttpConfig;
  /** Left out: it listens without TLS, and behind no proxy. */
  readonly listener?: Listener;
  /** Left out: requests are taken whatever there is to do. */
  readonly pressure?: Pressure;
  /** Left out: the process neither stops nor loads anew. */
  readonly standing?: () => Standing;
  readonly logError: ErrorLog;
  readonly logRequest?: RequestLog;
  readonly metrics?: Omit<MetricsParts, 'identification'>;
  /** What the short way to answers is made of; null, or left out, where all take the long one. */
  readonly lane?: Pick<LaneParts, 'machinery' | 'naming' | 'answerBytes'> | null;
  /** Null where assistants may not call tools. */
  readonly mcp: Pick<McpRouteParts, 'answerMcp' | 'origins'> | null;
  /** Where the built GraphiQL is. */
  readonly graphiqlDir: string;
  /** What the landing page says; null until the data is loaded. */
  readonly facts: () => LandingFacts | null;
}

/**
 * The HTTP side of the gateway: it carries operations and pages, and decides nothing.
 *
 * Hooks run in the order in which they are added, and each may answer in place of those behind it:
 *
 * 1. for all that is asked: the request's id and trace, headers for safety, other origins (also
 *    refusals have their headers, and a preflight brings no credentials);
 * 2. for what costs something, not for health, so that who watches hears the truth under load:
 *    shedding (nothing has been spent on the request yet), identity, rates (they are counted by
 *    identity);
 * 3. the route, which reads the body.
 */
export const createHttpServer = async (parts: ServerParts): Promise<FastifyInstance> => {
  const { http, publicUrl, logError } = parts;
  const headers = securityHeaders(publicUrl);
  const server = createDoor({ ...http, ...parts.listener }, headers, parts.logRequest);
  addRequestIdentity(server);
  addSecurityHeaders(server, headers);
  await addCrossOrigin(server, http.cors);
  addHeadChecks(server);
  const isClosing = addClosing(server, () => parts.standing?.().isDraining === true);
  if (parts.pressure !== undefined) noteRequests(server, parts.pressure);
  server.setNotFoundHandler((request, reply) => refuseUnknown(request, reply));
  server.setErrorHandler((error, _request, reply) => sendError(error, reply, logError));
  addHealth(server, parts.sources, parts.standing);
  const { metrics, identification } = parts;
  if (metrics !== undefined) await server.register(metricsRoute({ ...metrics, identification }));
  const gate = createGate();
  const lane = parts.lane ? createLane({ ...parts.lane, ...parts }) : null;
  await server.register(async (guarded) => addGuarded(guarded, parts, { gate, lane }));
  await addPages(server, parts);
  if (lane !== null) putInFront(server, parts, { gate, lane, headers, isClosing });
  return server;
};

/** What costs something to answer. Its hooks are for it alone. */
const addGuarded = async (
  server: FastifyInstance,
  parts: ServerParts,
  { gate, lane }: { readonly gate: Gate; readonly lane: Lane | null },
): Promise<void> => {
  // Shedding, identity and rates, in this order.
  if (parts.pressure !== undefined) await addPressure(server, parts.pressure, gate);
  parts.identification.addTo(server);
  addRouteRates(server, parts);
  const contextOf = contextMaker(parts);
  const shortly = lane && shortlyBy({ ...parts, lane, contextFor: contextWith(parts) });
  await server.register(async (asked) => addAsked(asked, { ...parts, contextOf, shortly }));
  await server.register(imageRoutes(parts), { prefix: '/images' });
  await server.register(exportRoutes(parts), { prefix: '/exports' });
  await server.register(evaluationRoutes({ ...parts, contextOf }), { prefix: '/evaluations' });
  const { mcp, sources } = parts;
  if (mcp !== null)
    await server.register(mcpRoutes({ ...mcp, contextOf, sources }), { prefix: '/mcp' });
};

/** What is answered with text, and may be long. */
const addAsked = async (
  server: FastifyInstance,
  parts: GraphqlRouteParts & Pick<ServerParts, 'http'>,
): Promise<void> => {
  if (parts.http.isCompressing) await addCompression(server);
  addJsonBody(server);
  addGraphql(server, parts);
};

/** What people look at. */
const addPages = async (server: FastifyInstance, parts: ServerParts): Promise<void> => {
  const { facts, publicUrl, graphiqlDir } = parts;
  const page = { describe: async () => facts(), publicUrl: publicUrl ?? undefined };
  await server.register(landingPage(page));
  await server.register(async (developers) => {
    parts.identification.addTo(developers);
    askAgainWhereWrong(developers, parts.logError);
    developers.addHook('onRequest', developerGuard(parts));
    await developers.register(graphiqlPage({ folder: graphiqlDir }));
  });
};
