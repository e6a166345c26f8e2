import type { SourcePlan } from '../../../src/query-plan.ts';

/** Everything that a plan says. */
export const PLAN =
  'explain { sources { source question statement estimatedBytes maximumBytesBilled isCached } }';

/** A connection of which PLAN was asked. */
export interface Planned {
  readonly explain: { readonly sources: readonly SourcePlan[] };
}

export const questionsOf = ({ explain }: Planned): readonly string[] =>
  explain.sources.map(({ question }) => question);
