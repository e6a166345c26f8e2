import type { Soon } from '../../../soon.ts';
import { countAnswers } from '../found.ts';
import type { AskSets, HeldSets } from './open-sets.ts';
import { freeTurn, isSpent } from './this-turn.ts';

/** Asks sets, as soon as a turn has room for a question; what they do not answer is asked of what is behind. */
export const answering =
  (sets: AskSets) =>
  <A>(ask: (held: HeldSets) => Soon<A> | null | undefined, behind: () => Soon<A>): Soon<A> => {
    const answer = (): Soon<A> => {
      const held = sets();
      return counted(held && ask(held)) ?? behind();
    };
    return isSpent() ? freeTurn().then(answer) : answer();
  };

/** Takes down what sets answered. */
export const counted = countAnswers('sets in columns');
