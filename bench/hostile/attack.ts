// Callers who mean harm: all hostile documents and bodies of the tests, over and over.
import { BODIES } from '../../test/http/hostile/hostile-bodies.ts';
import { DOCUMENTS } from '../../test/http/hostile/hostile-documents.ts';

/** One of several who take turns with what they send. */
interface Attacker {
  readonly turn: number;
  readonly turns: number;
  readonly signal: AbortSignal;
}

/** What came of it. */
export interface Attack {
  readonly sent: number;
  /** How often each status was answered. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Answers that are a bug, and what asked for them. */
  readonly wrong: readonly string[];
}

const json = 'application/json';

const SENT: readonly (readonly [
  what: string,
  type: string,
  body: string | Uint8Array<ArrayBuffer>,
])[] = [
  ...Object.entries(DOCUMENTS).map(
    ([what, query]) => [what, json, JSON.stringify({ query })] as const,
  ),
  ...BODIES.map(
    ([what, body, , type]) =>
      [what, type ?? json, typeof body === 'string' ? body : new Uint8Array(body)] as const,
  ),
];

/** Of answers that the gateway gives for its own sake, and not by mistake. */
const SHED = 503;

/** Sends one after the other until the signal. */
export const attack = async (
  origin: string,
  { turn, turns, signal }: Attacker,
): Promise<Attack> => {
  const statuses = new Map<number, number>();
  const wrong: string[] = [];
  let sent = 0;
  for (let at = turn; !signal.aborted; at += turns) {
    const [what, type, body] = SENT[at % SENT.length] ?? ['', json, ''];
    const status = await statusOf(`${origin}/graphql`, type, body);
    sent += 1;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status >= 500 && status !== SHED) wrong.push(`${what}: ${status}`);
  }
  return { sent, statuses, wrong };
};

/** 0 where the connection was closed before the answer, such as by a process that is not there any more. */
const statusOf = async (
  url: string,
  type: string,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<number> => {
  try {
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
};
