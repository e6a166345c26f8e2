// What a server is asked over and over: one text, with a gap that cards fill.

/** The cards are in an order of chance that is the same for all servers. */
export interface Deck {
  readonly head: string;
  readonly tail: string;
  /** None: the text has no gap. */
  readonly cards: readonly string[];
  /** Cards that fill the gap at a time, with commas between them. */
  readonly hand: number;
}

/** The same text each time. */
export const constantDeck = (text: string): Deck => ({ head: text, tail: '', cards: [], hand: 0 });

// wrk.lua counts the same. The products stay far below 2^53, where both count exactly.
const [FIRST_FACTOR, STEP_FACTOR] = [48_271, 16_807];

/**
 * The text at a position, from 0. One card at a time: each in its turn. Several: from a place and in steps that
 * depend on the position, so that no two texts are the same before there have been as many as cards, squared.
 */
export const textAt = ({ head, tail, cards, hand }: Deck, position: number): string => {
  if (cards.length === 0) return `${head}${tail}`;
  return `${head}${cardsAt(cards, hand, position).join(',')}${tail}`;
};

const cardsAt = (cards: readonly string[], hand: number, position: number): string[] => {
  const count = cards.length;
  if (hand === 1) return [cards[position % count] ?? ''];
  const first = (position * FIRST_FACTOR) % count;
  const step = count === 1 ? 1 : 1 + ((position * STEP_FACTOR) % (count - 1));
  return Array.from({ length: hand }, (_, turn) => cards[(first + turn * step) % count] ?? '');
};
