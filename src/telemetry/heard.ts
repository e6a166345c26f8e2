import { hear, type Signals } from '../signals.ts';

/** What is done about some of the signals. */
export type Takers<K extends keyof Signals> = {
  readonly [N in K]: (told: Signals[N]) => void;
};

/** What is done about every signal: one that is added and not counted does not compile. */
export type AllTakers = Takers<keyof Signals>;

/** Hears all signals, until the answer of this is called. */
export const hearAll = (takers: AllTakers): (() => void) => {
  const ends = Object.values(hearingOf(takers)).map((begin) => begin());
  return () => {
    for (const end of ends) end();
  };
};

const hearingOf = (takers: AllTakers): Record<keyof Signals, () => () => void> => ({
  'source-call': () => hear('source-call', takers['source-call']),
  'source-queue': () => hear('source-queue', takers['source-queue']),
  breaker: () => hear('breaker', takers.breaker),
  batch: () => hear('batch', takers.batch),
  cache: () => hear('cache', takers.cache),
  billed: () => hear('billed', takers.billed),
  'over-limit': () => hear('over-limit', takers['over-limit']),
  'rate-limit-unavailable': () => hear('rate-limit-unavailable', takers['rate-limit-unavailable']),
  'identity-refused': () => hear('identity-refused', takers['identity-refused']),
  reload: () => hear('reload', takers.reload),
  shed: () => hear('shed', takers.shed),
  operation: () => hear('operation', takers.operation),
  'http-request': () => hear('http-request', takers['http-request']),
  'log-line': () => hear('log-line', takers['log-line']),
});
