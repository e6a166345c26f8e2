import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';

/** Nobody is there to be asked. */
export class NobodyToAskError extends Error {
  constructor() {
    super('Nobody can be asked here: standard input is no terminal. Say --yes to go on unasked.');
    this.name = 'NobodyToAskError';
  }
}

/** Where a question is put. */
export interface Asking {
  /** Whether the caller has said yes beforehand; nothing is asked then. */
  readonly isGiven: boolean;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable;
}

/**
 * Whether someone at the terminal says yes; anything else, and the end of the input, is a no.
 *
 * Errors: NobodyToAskError where the input is no terminal.
 */
export const hasConsent = async (
  question: string,
  { isGiven, input, output }: Asking,
): Promise<boolean> => {
  if (isGiven) return true;
  if (input.isTTY !== true) throw new NobodyToAskError();
  const terminal = createInterface({ input, output });
  const ended = once(terminal, 'close').then(() => 'no');
  const answer = terminal.question(`${question} [y/N] `).catch(() => 'no');
  try {
    return /^y(es)?$/i.test((await Promise.race([answer, ended])).trim());
  } finally {
    terminal.close();
  }
};
