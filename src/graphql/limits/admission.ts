import type { GraphQLSchema } from 'graphql';
import {
  type DocumentLimit,
  type Excess,
  type RateStanding,
  TooExpensiveError,
} from '../../limit-errors.ts';
import type { Rates } from '../../rate-limit.ts';
import type { RequestFacts } from '../../request.ts';
import { tell } from '../../signals.ts';
import type { Role } from '../../terms/role.ts';
import { documentLimits } from './document-limits.ts';
import { type AskedOperation, pricesBy } from './document-price.ts';
import type { Variables } from './price.ts';
import { variableExcess } from './variable-limits.ts';

/** What documents are held to. */
export interface LimitOptions {
  /** "measure" refuses nothing and tells what would have been refused. */
  readonly mode: 'enforce' | 'measure' | 'off';
  /** Points of one document. */
  readonly cost: { readonly everyone: number; readonly roles: ReadonlyMap<Role, number> };
  /** Fields within fields. */
  readonly depth: number;
}

/** An operation that wants to run. */
export interface Applicant extends AskedOperation {
  readonly variables: Variables | undefined;
  readonly request: RequestFacts;
  /** Somebody has read it before: it may be as long and as deep as it is, and costs what it costs. */
  readonly isTrusted: boolean;
}

/** What an operation costs, and what its caller has left; for the answer. */
export interface Admission {
  readonly points: number;
  readonly limit: number;
  readonly standing: RateStanding | null;
  /** What it would have been refused for, where limits are only measured. */
  readonly exceeded: readonly (DocumentLimit | 'RATE')[];
}

/** Lets operations run, or refuses them: TooExpensiveError, RateLimitError. Null: they are not priced. */
export type Admit = (applicant: Applicant) => Promise<Admission | null>;

/** What holds whatever the mode and whoever asks: with more, walking the document would not end. */
const ALWAYS: ReadonlySet<DocumentLimit> = new Set(['FIELDS', 'VARIABLE_DEPTH', 'VARIABLE_VALUES']);

/** Holds documents to their limits, before anything of them runs. */
export const admissionBy = (
  schema: GraphQLSchema,
  { mode, cost, depth }: LimitOptions,
  rates: Rates | null,
): Admit => {
  const priceOf = pricesBy(schema);
  const limitsOf = documentLimits(depth);
  const refuse = (excess: Excess): void => {
    const isRefused = mode === 'enforce' || ALWAYS.has(excess.limit);
    tell('over-limit', { limit: excess.limit, isRefused });
    if (isRefused) throw new TooExpensiveError(excess);
  };
  return async (applicant) => {
    const { variables, request, isTrusted } = applicant;
    const nested = variableExcess(variables);
    if (nested !== null) refuse(nested);
    const isHeld = mode !== 'off' && !isTrusted;
    const over = limitsOf(applicant).filter(({ limit }) => isHeld || ALWAYS.has(limit));
    over.forEach(refuse);
    if (mode === 'off') return null;
    const points = priceOf(applicant).pointsOf(variables);
    const limit = cost.roles.get(request.role) ?? cost.everyone;
    const dear = { limit: 'COST', maximum: limit, actual: points } as const;
    if (points > limit) refuse(dear);
    const charge = (await rates?.charge(request, points)) ?? null;
    const exceeded = [...over, ...(points > limit ? [dear] : [])].map((one) => one.limit);
    return {
      points,
      limit,
      standing: charge?.standing ?? null,
      exceeded: charge?.isOver === true ? [...exceeded, 'RATE'] : exceeded,
    };
  };
};
