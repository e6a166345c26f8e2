// A caller who asks for a page of 50 images, and then for the next.
import { setTimeout as pause } from 'node:timers/promises';

/** How it was answered. */
export interface Behaved {
  /** How long each answer took, in milliseconds. */
  readonly tookMs: readonly number[];
  /** Answers that asked to come back later. */
  readonly shed: number;
}

/** Between two questions, in milliseconds. */
const PAUSE_MS = 20;

const PAGE = JSON.stringify({
  query: '{ images(first: 50) { nodes { imageIndex findings patient { patientId sex } } } }',
});

/** Asks until the signal. Errors: where an answer is neither right nor a request to come back later. */
export const behave = async (origin: string, signal: AbortSignal): Promise<Behaved> => {
  const tookMs: number[] = [];
  let shed = 0;
  while (!signal.aborted) {
    const since = performance.now();
    const answer = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: PAGE,
    });
    const text = await answer.text();
    if (answer.status === 503) shed += 1;
    else if (answer.status === 200 && !text.includes('"errors"')) {
      tookMs.push(performance.now() - since);
    } else throw new Error(`${answer.status} ${text.slice(0, 300)}`);
    await pause(PAUSE_MS);
  }
  return { tookMs, shed };
};
