import type { Rates } from '../../rate-limit.ts';
import type { Admission } from './admission.ts';

/** What an answer says of its cost, beside what it says already of statements. */
export const withCost = (
  { points, limit, standing, exceeded }: Admission,
  extensions: Readonly<Record<string, unknown>> | undefined,
): Record<string, unknown> => {
  const before = extensions?.['cost'];
  return {
    ...extensions,
    cost: {
      requested: points,
      limit,
      remaining: standing?.remaining ?? null,
      reset: standing?.resetSeconds ?? null,
      ...(exceeded.length > 0 && { exceeded }),
      ...(typeof before === 'object' ? before : {}),
    },
  };
};

/**
 * What is left to a caller.
 *
 * Source: draft-ietf-httpapi-ratelimit-headers.
 */
export const rateHeaders = (
  { standing }: Admission,
  rates: Rates | null,
): readonly (readonly [string, string])[] =>
  standing === null || rates === null
    ? []
    : [
        ['ratelimit-policy', `"points";q=${standing.limit};w=${rates.windowSeconds}`],
        ['ratelimit', `"points";r=${standing.remaining};t=${standing.resetSeconds}`],
      ];
