import type { RequestRecord } from '../trail.ts';

/** Longest text of a caller's that is written, such as the name of an operation. */
const LONGEST = 64;

/** What no caller can mend. */
const FAILURES: ReadonlySet<string> = new Set([
  'INTERNAL_SERVER_ERROR',
  'SOURCE_UNAVAILABLE',
  'SOURCE_TIMEOUT',
]);

/** Not being ready is no failure of that request, which comes every few seconds. */
const ASKS_WHETHER_READY = '/readyz';

export const isFailed = ({ route, status, facts }: RequestRecord): boolean =>
  (status >= 500 && route !== ASKS_WHETHER_READY) ||
  (facts?.trail.codes.some((code) => FAILURES.has(code)) ?? false);

/** Requests that fail alike: a few lines say as much as many. */
export const kindOf = ({ route, status, facts }: RequestRecord): string =>
  `request ${route} ${status} ${[...new Set(facts?.trail.codes)].join(' ')}`.trim();

/** A request, as its line in the log has it: no document, no variable, no address, no header. */
export const requestLine = ({ facts, ...record }: RequestRecord): object => ({
  message: 'request',
  ...record,
  seconds: rounded(record.seconds),
  ...(facts !== null && {
    caller: facts.caller,
    role: facts.role,
    operation: facts.trail.operation?.slice(0, LONGEST) ?? null,
    codes: facts.trail.codes,
    cost: facts.trail.cost,
    bytesBilled: facts.trail.bytesBilled,
    sources: Object.fromEntries(
      [...facts.trail.sources].map(([source, { calls, seconds }]) => [
        source,
        { calls, seconds: rounded(seconds) },
      ]),
    ),
  }),
});

/** To a tenth of a millisecond. */
const rounded = (seconds: number): number => Math.round(seconds * 10_000) / 10_000;
