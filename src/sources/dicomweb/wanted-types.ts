import type { Answer } from './http-client.ts';

/** Asks for the same in several forms, as servers do not take all of them. */
export interface WantedTypes {
  /**
   * The answer to the first form that the server takes, else to the last one. isRefused: whether it
   * says by an answer that it does not send this in a form.
   */
  ask(
    get: (accept: string) => Promise<Answer>,
    isRefused: (answer: Answer) => boolean | Promise<boolean>,
  ): Promise<Answer>;
}

/** The server does not know the form. */
const UNKNOWN_FORM: readonly number[] = [400, 406, 415];

/** Whether an answer says so. */
export const isUnknownForm = ({ status }: Answer): boolean => UNKNOWN_FORM.includes(status);

/**
 * Accept headers, the best one first. Where the server does not know that one, it is asked for the
 * other one at once from then on.
 */
export const wantedTypes = (best: string, other: string): WantedTypes => {
  let forms: readonly [string, string] = [best, other];
  // A single object may be refused in the best form: where that was taken once, it stays the first.
  let isProven = false;
  return {
    ask: async (get, isRefused) => {
      const [first, second] = forms;
      const answer = await get(first);
      if (answer.status === 200) isProven = true;
      if (!(await isRefused(answer))) return answer;
      answer.drop();
      const next = await get(second);
      if (next.status === 200 && !isProven && isUnknownForm(answer)) {
        isProven = true;
        forms = [second, first];
      }
      return next;
    },
  };
};
