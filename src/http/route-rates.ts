import type { FastifyInstance } from 'fastify';
import type { Rates } from '../rate-limit.ts';
import type { Identification } from './identity/identify.ts';

/**
 * What a request costs that is no document, in the same points: about what it takes where nothing is
 * remembered of it. Documents have their own price.
 */
const POINTS: readonly (readonly [string, number])[] = [
  ['/images/', 100],
  ['/exports/', 10_000],
  ['/evaluations', 20_000],
];

export interface RouteRateParts {
  /** Null: nobody is held to any. */
  readonly rates: Rates | null;
  readonly identification: Identification;
}

/** Charges callers for what they fetch. It comes behind the hook that says who they are. */
export const addRouteRates = (
  server: FastifyInstance,
  { rates, identification: { identityOf } }: RouteRateParts,
): void => {
  if (rates === null) return;
  server.addHook('onRequest', async (request) => {
    const route = request.routeOptions.url ?? '';
    const [, points] = POINTS.find(([start]) => route.startsWith(start)) ?? [];
    if (points === undefined) return;
    await rates.charge({ ...identityOf(request), connection: request.raw.socket }, points);
  });
};
