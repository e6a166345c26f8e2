import type { GraphQLSchema } from 'graphql';
import {
  type DocumentLimit,
  type Excess,
  type RateStanding,
  TooExpensiveError,
} from '../../limit-errors.ts';
import type { Rates } from '../../rate-limit.ts';
import type { Payer } from '../../rate-windows.ts';
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

/**
 * Lets operations run, or refuses them: TooExpensiveError, RateLimitError. Null: they are not priced.
 * It says so at once where nobody is held to a rate.
 */
export type Admit = (applicant: Applicant) => Admission | null | Promise<Admission>;

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
  return (applicant) => {
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
    const exceeded = [...over, ...(points > limit ? [dear] : [])].map((one) => one.limit);
    const free: Admission = { points, limit, standing: null, exceeded };
    return rates === null ? free : charged(rates, request, free);
  };
};

/** What is admitted for so many points, once they are charged. Rejects with RateLimitError. */
export const charged = async (rates: Rates, payer: Payer, free: Admission): Promise<Admission> => {
  const { standing, isOver } = await rates.charge(payer, free.points);
  return { ...free, standing, exceeded: isOver ? [...free.exceeded, 'RATE'] : free.exceeded };
};
