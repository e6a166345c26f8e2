import { currentRequest } from '../../request.ts';
import type { SourceName } from '../../terms/source-name.ts';

// A source that fails is asked more, not less, where each question of each request is asked again.
// So a request repeats one question at each source, and waits for each source once.

/** What one request has had of one source so far. */
export interface Attempts {
  /** Takes the one repeat; false where it was taken. */
  takeRepeat(): boolean;
  /** When this request gives the source up, as the clock counts. */
  readonly until: number;
}

// A request is known by what it spends, which goes with it wherever it is carried on.
const ofRequests = new WeakMap<object, Map<SourceName, Attempts>>();

/** Of one question. */
export const createAttempts = (until: number): Attempts => {
  let isTaken = false;
  return {
    until,
    takeRepeat: () => {
      if (isTaken) return false;
      isTaken = true;
      return true;
    },
  };
};

/** Those of the present request, or of a question that no request asks; until: given where it asks this source for the first time. */
export const attemptsOf = (until: number, source: SourceName): Attempts => {
  const request = currentRequest();
  if (request === null) return createAttempts(until);
  const known = ofRequests.get(request.spending) ?? new Map<SourceName, Attempts>();
  ofRequests.set(request.spending, known);
  const before = known.get(source);
  if (before !== undefined) return before;
  const attempts = createAttempts(until);
  known.set(source, attempts);
  return attempts;
};
