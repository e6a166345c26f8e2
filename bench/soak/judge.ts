// Whether an answer is the recorded one, or lacks parts of it and says why.
import { isDeepStrictEqual } from 'node:util';
import { at } from '../json.ts';
import { differenceOf, isWithin, type Path, valueAt } from './difference.ts';

/** An answer as it came. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly retryAfter: string | null;
  /** Null where it broke off. */
  readonly body: Buffer | null;
}

/**
 * RIGHT: as recorded. TYPED: parts are missing, and an error says why. CUT: it broke off, which shows.
 * SHED: the gateway was too busy, and says so.
 */
export type Verdict =
  | { readonly outcome: 'RIGHT' | 'CUT' | 'SHED' }
  | { readonly outcome: 'TYPED'; readonly errors: readonly TypedError[] }
  | { readonly outcome: 'WRONG'; readonly why: string };

/** An error that a source's failure may be told with. */
export interface TypedError {
  readonly code: string;
  readonly source: string;
  readonly isTimeKnown: boolean;
}

interface GraphError {
  readonly text: string;
  readonly path: Path;
  readonly code: unknown;
  readonly source: unknown;
  readonly retryAfterSeconds: unknown;
}

/** The closed list, as far as it is about sources. */
const CODES = new Set<unknown>(['SOURCE_UNAVAILABLE', 'SOURCE_TIMEOUT']);
/** With these, callers learn that a source failed. */
const STATUSES = new Set([502, 503, 504]);

/** Compares an answer with the right one. isGraph: whether parts of it may be missing. */
export const judge = (right: Answer, answer: Answer, isGraph: boolean): Verdict => {
  if (answer.body === null) return { outcome: 'CUT' };
  if (isGraph && answer.status === right.status) return judgeGraph(right, answer);
  const isSame =
    right.body?.equals(answer.body) === true &&
    right.status === answer.status &&
    right.type === answer.type;
  return isSame ? { outcome: 'RIGHT' } : judgeRefusal(answer);
};

const wrong = (why: string): Verdict => ({ outcome: 'WRONG', why });

/** Undefined where it is no JSON. */
const parsed = ({ body }: Answer): unknown => {
  try {
    return JSON.parse(String(body));
  } catch {
    return undefined;
  }
};

const errorsIn = (answer: unknown): readonly GraphError[] => {
  const errors = at(answer, 'errors');
  return Array.isArray(errors) ? errors.map(graphError) : [];
};

const graphError = (error: unknown): GraphError => {
  const path = at(error, 'path');
  const of = (name: string): unknown => at(error, `extensions.${name}`);
  return {
    text: JSON.stringify(error),
    path: Array.isArray(path)
      ? path.map((part) => (typeof part === 'number' ? part : String(part)))
      : [],
    code: of('code'),
    source: of('source'),
    retryAfterSeconds: of('retryAfterSeconds'),
  };
};

const judgeRefusal = (answer: Answer): Verdict => {
  const errors = errorsIn(parsed(answer));
  const shown = `${answer.status} ${String(answer.body).slice(0, 300)}`;
  if (!STATUSES.has(answer.status) || errors.length === 0) return wrong(shown);
  if (answer.status === 503 && answer.retryAfter === null) return wrong(`no Retry-After: ${shown}`);
  const isOfNone = errors.every(({ source }) => source === undefined);
  const isShed = answer.status === 503 && errors[0]?.code === 'SOURCE_UNAVAILABLE';
  return isShed && isOfNone ? { outcome: 'SHED' } : typed(errors);
};

const typed = (errors: readonly GraphError[]): Verdict => {
  const bad = errors.find((error) => !isTyped(error));
  if (bad !== undefined) return wrong(`an error that is not typed: ${bad.text}`);
  return {
    outcome: 'TYPED',
    errors: errors.map(({ code, source, retryAfterSeconds }) => ({
      code: String(code),
      source: String(source),
      isTimeKnown: retryAfterSeconds !== undefined,
    })),
  };
};

const isTyped = ({ code, source, retryAfterSeconds: seconds }: GraphError): boolean =>
  CODES.has(code) &&
  typeof source === 'string' &&
  (seconds === undefined || (Number.isInteger(seconds) && Number(seconds) > 0));

const judgeGraph = (right: Answer, answer: Answer): Verdict => {
  const [was, is] = [parsed(right), parsed(answer)];
  if (is === undefined) return wrong(`no JSON: ${String(answer.body).slice(0, 300)}`);
  const data = [at(was, 'data'), at(is, 'data')] as const;
  const isSame =
    isDeepStrictEqual(...data) && isDeepStrictEqual(at(was, 'errors'), at(is, 'errors'));
  if (isSame) return { outcome: 'RIGHT' };
  // What was refused when all was well has no parts.
  if (errorsIn(was).length > 0) return wrong(JSON.stringify(is).slice(0, 500));
  const errors = errorsIn(is);
  const missing: Path[] = [];
  const difference = differenceOf(data, [], missing);
  if (difference !== null) return wrong(difference);
  const unsaid = missing.find((place) => !errors.some(({ path }) => isWithin(path, place)));
  if (unsaid !== undefined) return wrong(`null without an error: ${unsaid.join('.')}`);
  const idle = errors.find(({ path }) => valueAt(data[1], path) !== null);
  if (idle !== undefined) return wrong(`an error and no null: ${idle.text}`);
  return typed(errors);
};
