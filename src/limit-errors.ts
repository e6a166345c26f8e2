import { GatewayError } from './errors.ts';
import type { Role } from './terms/role.ts';

/** What documents and their variables are limited in. */
export const DOCUMENT_LIMITS = [
  'LENGTH',
  'NESTING',
  'COST',
  'DEPTH',
  'FIELDS',
  'ALIASES',
  'ROOT_FIELDS',
  'DIRECTIVES',
  'VARIABLE_DEPTH',
  'VARIABLE_VALUES',
] as const;
export type DocumentLimit = (typeof DOCUMENT_LIMITS)[number];

/** How each is told: what is counted, and what to do about it. */
const WORDS: Readonly<Record<DocumentLimit, readonly [string, string]>> = {
  LENGTH: ['characters', 'Put values into variables, or ask in several documents'],
  NESTING: ['brackets within brackets', 'Put values into variables, or ask in several documents'],
  COST: ['points of cost', 'Ask for smaller pages, fewer fields, or in several documents'],
  DEPTH: ['fields within fields', 'Begin a second document where this one goes too deep'],
  FIELDS: ['fields with all fragments spread', 'Ask in several documents'],
  ALIASES: ['aliases', 'Ask by lists of keys, such as imagesByIndex, or in several documents'],
  ROOT_FIELDS: ['fields of Query', 'Ask by lists of keys, or in several documents'],
  DIRECTIVES: ['directives', 'Ask in several documents'],
  VARIABLE_DEPTH: ['values within values', 'A filter may be 100 levels deep'],
  VARIABLE_VALUES: ['values in its variables', 'Ask in several documents'],
};

/** What was asked for, and what may be. */
export interface Excess {
  readonly limit: DocumentLimit;
  readonly maximum: number;
  readonly actual: number;
}

/** Answering would take more than a document may; nothing has run. */
export class TooExpensiveError extends GatewayError {
  readonly code = 'QUERY_TOO_EXPENSIVE';

  constructor(readonly excess: Excess) {
    const { limit, maximum, actual } = excess;
    const [counted, remedy] = WORDS[limit];
    super(`Found ${actual} ${counted}, where ${maximum} are allowed (${limit}). ${remedy}.`);
  }
}

/** How much a caller asks for, in points of the price of documents. */
export interface RateStanding {
  /** For this request. */
  readonly requested: number;
  /** In a window. */
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the whole limit is there again, at least 1. */
  readonly resetSeconds: number;
}

/** The caller has asked for more than one may within the window; nothing has run. */
export class RateLimitError extends GatewayError {
  readonly code = 'RATE_LIMITED';

  constructor(
    readonly standing: RateStanding,
    readonly role: Role,
    readonly windowSeconds: number,
  ) {
    const { requested, limit, remaining, resetSeconds } = standing;
    super(
      `Callers of role ${role} have ${limit} points in ${windowSeconds} seconds, of which ${remaining} are left, and this takes ${requested}. Try again in ${resetSeconds} seconds.`,
    );
  }
}

/** The gateway answers trusted documents alone, or does not know the one that was named. */
export class PersistedDocumentError extends GatewayError {
  readonly code = 'PERSISTED_DOCUMENT_REQUIRED';
}

/** What tools of developers ask, where the caller may not. */
export class DeveloperToolsError extends GatewayError {
  readonly code = 'FORBIDDEN';
}

/** How an error about a limit is answered over HTTP; null for any other. */
export const limitHead = (
  error: GatewayError,
): { status: number; headers: Readonly<Record<string, string>> } | null => {
  if (error instanceof RateLimitError) {
    return { status: 429, headers: { 'retry-after': String(error.standing.resetSeconds) } };
  }
  if (error instanceof DeveloperToolsError) return { status: 403, headers: {} };
  const isOfDocument =
    error instanceof TooExpensiveError || error instanceof PersistedDocumentError;
  return isOfDocument ? { status: 400, headers: {} } : null;
};

/** What a program may know of an error about a limit, beside its code. */
export const limitPart = (error: GatewayError): object => {
  if (error instanceof TooExpensiveError) return { ...error.excess };
  if (!(error instanceof RateLimitError)) return {};
  const { requested, limit, remaining, resetSeconds } = error.standing;
  return { limit: 'RATE', requested, maximum: limit, remaining, retryAfterSeconds: resetSeconds };
};
