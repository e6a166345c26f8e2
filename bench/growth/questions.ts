// What a collection of any size is asked, each time something else.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { encodeCursor } from '../../src/cursor.ts';
import { LOOKUP_COUNT } from '../draws.ts';
import { constantDeck, type Deck } from '../load/deck.ts';
import { DEEP, DETAIL, FACETS, FILTER50, LOOKUP, PAGE50, PATIENTS20 } from '../ours-queries.ts';
import { chance } from '../random.ts';
import { FINDINGS, JUDGED_FINDINGS, VIEWS } from '../words.ts';

/** How the time of a question may grow. */
export type Growth = 'not' | 'slower than the data';

export interface GrowthQuestion {
  readonly name: string;
  readonly growth: Growth;
  readonly deck: Deck;
}

/** More than a run asks, and far more than memory for answers would hold. */
const DRAWS = 20_000;
const SEED = 20_201_223;
const OLDEST_YEARS = 95;

const TOTAL = `query ($filter: ImageFilterInput) { images(first: 0, filter: $filter) { totalCount } }`;

/** The questions to a collection, by the names in its lists. */
export const growthQuestions = (dataDir: string): readonly GrowthQuestion[] => {
  const next = chance(SEED);
  const names = drawNames(dataDir, next);
  const ages = names.map((name) => ({ name, years: Math.floor(next() * OLDEST_YEARS) }));
  const byName = names.map((name) => ({ after: encodeCursor('images', [name]) }));
  const byAge = ages.map(({ name, years }) => ({
    after: encodeCursor('images, PATIENT_AGE_YEARS ASC', [years, name]),
  }));
  const byNumber = names.map((name) => ({
    after: encodeCursor('patients', [Number(name.slice(0, 8))]),
  }));
  const details = names.map((imageIndex) => ({ imageIndex, findings: JUDGED_FINDINGS }));
  const filters = Array.from({ length: DRAWS }, () => ({ filter: drawFilter(next) }));
  const asked = (name: string, growth: Growth, deck: Deck) => ({ name, growth, deck });
  return [
    asked('one image in full', 'not', deckOf(DETAIL, details)),
    asked(`${LOOKUP_COUNT} images by name`, 'not', lookups(names)),
    asked('the first 50 images', 'not', constantDeck(JSON.stringify({ query: PAGE50 }))),
    asked('50 images after any', 'not', deckOf(PAGE50, byName)),
    asked('50 images after any, by age', 'not', deckOf(DEEP, byAge)),
    asked('20 patients after any, with images', 'not', deckOf(PATIENTS20, byNumber)),
    asked('filtered total', 'slower than the data', deckOf(TOTAL, filters)),
    asked('filtered page of 50 with total', 'slower than the data', deckOf(FILTER50, filters)),
    asked('facets of a filter', 'slower than the data', deckOf(FACETS, filters)),
  ];
};

const deckOf = (query: string, draws: readonly object[]): Deck => {
  const [head = '', tail = ''] = JSON.stringify({ query, variables: null }).split(/null(?=\}$)/);
  return { head, tail, cards: draws.map((draw) => JSON.stringify(draw)), hand: 1 };
};

const lookups = (names: readonly string[]): Deck => {
  const body = JSON.stringify({ query: LOOKUP, variables: { imageIndexes: [] } });
  const [head = '', tail = ''] = body.split('[]}}');
  const cards = names.map((name) => JSON.stringify(name));
  return { head: `${head}[`, tail: `]}}${tail}`, cards, hand: LOOKUP_COUNT };
};

const drawFilter = (next: () => number) => {
  const fromYears = Math.floor(next() * OLDEST_YEARS);
  const toYears = fromYears + Math.floor(next() * (OLDEST_YEARS - fromYears));
  const one = <T>(words: readonly T[]): T | undefined => words[Math.floor(next() * words.length)];
  const label = { labelSet: { eq: 'NIH_NLP_2020' }, value: { eq: 'PRESENT' } };
  return {
    labels: { some: { ...label, finding: { eq: one(FINDINGS) } } },
    viewPosition: { eq: one(VIEWS) },
    patientAgeYears: { gte: fromYears, lte: toYears },
  };
};

/** Such as 00000013_008.png, and the end of its line. */
const NAME_BYTES = 16;

/** Names from all over a list, of which a line is as long as the others. */
const drawNames = (dataDir: string, next: () => number): string[] => {
  const file = openSync(path.join(dataDir, 'train_val_list.txt'), 'r');
  try {
    const line = Buffer.alloc(NAME_BYTES + 2);
    readSync(file, line, 0, line.length, 0);
    const lineBytes = NAME_BYTES + (line[NAME_BYTES] === 13 ? 2 : 1);
    const lines = Math.floor(fstatSync(file).size / lineBytes);
    return Array.from({ length: DRAWS }, () => {
      readSync(file, line, 0, NAME_BYTES, Math.floor(next() * lines) * lineBytes);
      return line.toString('latin1', 0, NAME_BYTES);
    });
  } finally {
    closeSync(file);
  }
};
