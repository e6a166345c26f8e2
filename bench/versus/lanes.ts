// One operation on one server: what it is asked, and whether its answers say what those of the others say.
import { ask } from '../ask.ts';
import { type ColdDraws, LOOKUP_COUNT, type WarmDraws } from '../draws.ts';
import { firstDifference } from '../facts.ts';
import { constantDeck, type Deck, textAt } from '../load/deck.ts';
import type { Run, Target } from '../load/target.ts';
import type { Draws, OperationName, Wording } from '../operations.ts';
import type { Server } from './server.ts';

export type Warmth = 'warm' | 'cold';

export interface Asked {
  readonly operation: OperationName;
  readonly warmth: Warmth;
  readonly warm: WarmDraws;
  readonly cold: ColdDraws;
}

export interface Lane {
  readonly server: Server;
  readonly target: Target;
  /** Of the answers that were looked at. */
  readonly facts: readonly string[];
  /** Of an answer, on the average. */
  readonly bytes: number;
  readonly runs: Run[];
  /** Of the deck, where the next run begins. */
  position: number;
}

/** Answers that are compared before any is timed. */
const COMPARED = 6;
const HEADERS = { 'content-type': 'application/json' };
/** Answers begin with this where they have no errors. */
const DATA = '{"data":{';

/** The gap that a list leaves. */
const LIST = '[]';

export const bodyOf = <Draw>({ query, variables }: Wording<Draw>, draw: Draw): string =>
  JSON.stringify({ query, variables: variables(draw) });

/** Each card has the variables of a question. */
export const coldDeck = <Draw>(wording: Wording<Draw>, draws: readonly Draw[]): Deck => {
  const [head = '', tail = ''] = JSON.stringify({ query: wording.query, variables: null }).split(
    /null(?=\}$)/,
  );
  const cards = draws.map((draw) => JSON.stringify(wording.variables(draw)));
  return { head, tail, cards, hand: 1 };
};

/** Each card is one item of a list, the only variable. */
const listDeck = (wording: Wording<readonly string[]>, items: readonly string[]): Deck => {
  const [head = '', tail = ''] = bodyOf(wording, []).split(LIST);
  const cards = items.map((item) => JSON.stringify(item));
  return { head: `${head}[`, tail: `]${tail}`, cards, hand: LOOKUP_COUNT };
};

const deckOf = <Name extends OperationName>(
  { dialect }: Server,
  name: Name,
  { warmth, warm, cold }: Asked,
): Deck => {
  const wording: Wording<Draws[Name]> = dialect[name];
  if (warmth === 'warm') return constantDeck(bodyOf(wording, warm[name]));
  if (name === 'lookup') return listDeck(dialect.lookup, cold.lookup.flat());
  return coldDeck(wording, cold[name]);
};

/** Asks a few times, and looks. Errors: where an answer has any, or says nothing at all. */
export const laneOf = async (server: Server, asked: Asked): Promise<Lane> => {
  const deck = deckOf(server, asked.operation, asked);
  const { facts: factsIn } = server.dialect[asked.operation];
  const facts: string[] = [];
  let bytes = 0;
  // Servers compile what they are asked again: of the same question, the answer that counts is a later one.
  for (let position = 0; position < COMPARED; position += 1) {
    const { data, byteCount } = await ask(server.url, textAt(deck, position));
    facts.push(`Answer ${position + 1}`, ...factsIn(data));
    bytes = asked.warmth === 'warm' ? byteCount : bytes + byteCount / COMPARED;
  }
  if (facts.length === COMPARED)
    throw new Error(`${asked.operation}: ${server.name} says nothing.`);
  const { url, pids } = server;
  const length = asked.warmth === 'warm' ? bytes : 0;
  const target: Target = { method: 'POST', url, headers: HEADERS, deck, pids, start: DATA, length };
  return { server, target, facts, bytes, runs: [], position: COMPARED };
};

/** Errors: where two servers do not say the same. */
export const checkAgreement = (
  { operation, warmth }: Asked,
  [first, ...others]: readonly Pick<Lane, 'server' | 'facts'>[],
): void => {
  for (const other of others) {
    const difference = firstDifference(first?.facts ?? [], other.facts);
    if (difference === null) continue;
    const names = `${first?.server.name} and ${other.server.name}`;
    throw new Error(
      `${operation}, ${warmth}: ${names} do not agree.\n  ${difference.join('\n  ')}`,
    );
  }
};
