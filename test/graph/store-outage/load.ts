import type { Outcome } from './questions.ts';

/** Callers that ask one question after the other, all at the same time, until they are stopped. */
export interface Load {
  /** Waits until there are some more answers of a kind. Rejects at once where one was wrong. */
  more(outcome: 'RIGHT' | 'TYPED', answers: number): Promise<void>;
  /** Waits for the answers that are under way. Rejects where one was wrong. */
  stop(): Promise<void>;
}

interface Waiting {
  readonly isDone: () => boolean;
  readonly resolve: () => void;
}

/** Starts callers; each asks what ask gives for its number and its turn. */
export const startLoad = (
  callers: number,
  ask: (caller: number, turn: number) => Promise<Outcome>,
): Load => {
  const counts = { RIGHT: 0, TYPED: 0, CUT: 0 };
  let waiting: Waiting | null = null;
  const stopping = new AbortController();
  const note = (outcome: Outcome): void => {
    if (outcome !== 'RIGHT' && outcome !== 'TYPED' && outcome !== 'CUT') throw new Error(outcome);
    counts[outcome] += 1;
    if (waiting?.isDone() === true) waiting.resolve();
  };
  const call = async (caller: number): Promise<void> => {
    for (let turn = 0; !stopping.signal.aborted; turn++) note(await ask(caller, turn));
  };
  const calls = Promise.all(Array.from({ length: callers }, (_, caller) => call(caller)));
  // Told to whoever waits; in between, nobody does.
  calls.catch(() => {});
  return {
    more: async (outcome, answers) => {
      const wanted = counts[outcome] + answers;
      const reached = new Promise<void>((resolve) => {
        waiting = { isDone: () => counts[outcome] >= wanted, resolve };
      });
      await Promise.race([reached, calls]);
    },
    stop: async () => {
      stopping.abort();
      await calls;
    },
  };
};
