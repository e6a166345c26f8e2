import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drawCold, LOOKUP_COUNT } from '../../bench/draws.ts';
import { constantDeck, type Deck, textAt } from '../../bench/load/deck.ts';
import type { Wording } from '../../bench/operations.ts';
import type { Places } from '../../bench/places.ts';
import { coldDeck } from '../../bench/versus/lanes.ts';

const COUNT = 2000;

const places: Places = {
  images: Array.from({ length: COUNT }, (_, turn) => ({
    imageIndex: `${turn}.png`,
    ageYears: turn % 90,
    byName: `name ${turn}`,
    byAge: `age ${turn}`,
  })),
  patients: Array.from({ length: COUNT }, (_, turn) => ({
    patientId: String(turn),
    byNumber: `number ${turn}`,
  })),
  readImages: ['0.png', '1.png'],
};

const wording: Wording<number> = {
  query: 'query ($first: Int) { a(b: null) }',
  variables: (first) => ({ first }),
  facts: () => [],
};

describe('A deck of questions', () => {
  it('asks each of its draws in turn, and begins again when all were asked', () => {
    const deck = coldDeck(wording, [7, 8]);

    const asked = [0, 1, 2].map((position): unknown => JSON.parse(textAt(deck, position)));

    const { query } = wording;
    assert.deepEqual(
      asked,
      [7, 8, 7].map((first) => ({ query, variables: { first } })),
    );
  });

  it('asks the same each time where it has no cards', () => {
    assert.equal(textAt(constantDeck('{}'), 5), '{}');
  });

  it('of several cards at a time gives another hand at each position', () => {
    const cards = Array.from({ length: COUNT }, (_, turn) => String(turn));
    const deck: Deck = { head: '[', tail: ']', cards, hand: LOOKUP_COUNT };

    const hands = Array.from({ length: COUNT }, (_, position) => textAt(deck, position));

    assert.equal(new Set(hands).size, COUNT);
    // Those that begin with the same card are no more alike than others.
    assert.notEqual(textAt(deck, 1), textAt(deck, 1 + COUNT));
    for (const hand of hands.slice(0, 20)) assert.equal(hand.split(',').length, LOOKUP_COUNT);
  });
});

describe('What is drawn for cold questions', () => {
  const draws = drawCold(places);

  it('never comes twice in operations whose arguments can be combined', () => {
    for (const list of [draws.filter50, draws.facets, draws.agreement]) {
      assert.ok(list.length > 100_000);
      assert.equal(new Set(list.map((draw) => JSON.stringify(draw))).size, list.length);
    }
  });

  it('is every image and patient where a place in a list is asked for', () => {
    for (const list of [draws.page50, draws.deep, draws.patients20]) {
      assert.equal(new Set<unknown>(list).size, COUNT);
    }
  });

  it('is in another order for each operation, and in the same in each run', () => {
    assert.notDeepEqual(draws.filter50.slice(0, 20), draws.facets.slice(0, 20));
    assert.notDeepEqual(draws.page50.slice(0, 20), draws.deep.slice(0, 20));
    assert.deepEqual(drawCold(places).filter50.slice(0, 20), draws.filter50.slice(0, 20));
  });

  it('is of images that people have read, where reads are asked for', () => {
    assert.ok(draws.detail.length > 100_000);
    for (const { imageIndex, findings } of draws.detail.slice(0, 100)) {
      assert.ok(places.readImages.includes(imageIndex));
      assert.equal(new Set(findings).size, 8);
    }
  });
});
