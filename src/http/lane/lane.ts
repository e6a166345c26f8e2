import type { Sources } from '../../context.ts';
import type { Admission } from '../../graphql/limits/admission.ts';
import { charged } from '../../graphql/limits/admission.ts';
import type { RequestFacts } from '../../request.ts';
import { type Asking, keyOf, type OnItsWay } from './asking.ts';
import { createKeptAnswers, type KeptAnswer } from './kept-answers.ts';
import { type Given, leave, type RunningParts, runKnown } from './run-known.ts';
import { type Short, shortAgain } from './short.ts';

/** What the short way to answers is made of. */
export interface LaneParts extends Omit<RunningParts, 'kept' | 'underWay'> {
  /** Null until the data is loaded. */
  readonly sources: () => Sources | null;
  /** Memory for whole answers, in bytes. */
  readonly answerBytes: number;
}

export interface Lane {
  answer(asking: Asking): Given;
  /** Leaves an answer to be given when its request goes on elsewhere. */
  postpone(facts: RequestFacts, short: Short): void;
  /** Goes on with what was left under way for a request; null where nothing was. */
  resume(facts: RequestFacts): Promise<Short | null> | null;
}

/**
 * Answers what was answered before, and runs documents that were run before, without reading them
 * again. All that is new, refused or fails goes the long way, through Apollo Server, which alone
 * decides how that is told.
 */
export const createLane = (own: LaneParts): Lane => {
  const { rates, sources } = own;
  const kept = createKeptAnswers(own.answerBytes);
  const underWay = new WeakMap<RequestFacts, Promise<Short | null>>();
  const parts: RunningParts = { ...own, kept, underWay };
  return {
    answer: (asking) => {
      const ready = sources();
      const { identity, connection } = asking;
      if (ready === null || rates?.isFined({ ...identity, connection }) === true) return null;
      const way = { asking, ready, key: keyOf(asking), startedAt: performance.now() };
      const answer = kept.find(way.key, ready);
      return answer === undefined ? runKnown(parts, way) : giveAgain(parts, answer, way);
    },
    postpone: (facts, short) => void underWay.set(facts, Promise.resolve(short)),
    resume: (facts) => underWay.get(facts) ?? null,
  };
};

/** Bytes that say at most what an answer cost. */
const LONGEST_END = 500;

const giveAgain = ({ rates }: RunningParts, answer: KeptAnswer, way: OnItsWay): Given => {
  const { identity, connection, facts, mostBytes } = way.asking;
  const { price, body } = answer;
  if (body.length('') + LONGEST_END > mostBytes) return null;
  const give = (admission: Admission | null): Short => {
    const short = shortAgain(answer, admission, way);
    short.tell();
    return short;
  };
  if (price === null || rates === null) return give(price);
  const admission = charged(rates, { ...identity, connection }, price);
  return admission.then(give, () => leave(facts(), { admission, result: null }));
};
