import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { bodyOf, PLAIN_END } from '../../../src/http/lane/body.ts';
import {
  createKeptAnswers,
  type KeptAnswer,
  type KeptAnswers,
} from '../../../src/http/lane/kept-answers.ts';

const answerOf = (data: unknown): KeptAnswer => ({
  body: bodyOf(JSON.stringify(data)),
  price: null,
  operation: null,
  shown: () => null,
});

/** As a question that comes again. */
const askTwice = (kept: KeptAnswers, key: string, ready: object): void => {
  kept.find(key, ready);
  kept.find(key, ready);
};

describe('The memory for answers', () => {
  it('has none of a question that came once', () => {
    const kept = createKeptAnswers(10_000);
    const [ready, answer] = [{}, answerOf({})];
    kept.find('a', ready);
    kept.keep('a', answer, ready);
    assert.equal(kept.find('a', ready), undefined);
    // That was the second time.
    kept.keep('a', answer, ready);
    assert.equal(kept.find('a', ready), answer);
  });

  it('holds no more than it may, whatever forms of them are made', () => {
    const maxBytes = 200_000;
    const kept = createKeptAnswers(maxBytes);
    const ready = {};
    const keys = Array.from({ length: 500 }, (_, place) => `question ${place}`);
    for (const [place, key] of keys.entries()) {
      askTwice(kept, key, ready);
      const answer = answerOf({ text: `${place}`.repeat(50 * (place % 40)) });
      kept.keep(key, answer, ready);
      for (const encoding of ['br', 'gzip'] as const) answer.body.bytes(PLAIN_END, encoding);
    }
    const held = keys.flatMap((key) => kept.find(key, ready) ?? []);
    const bytes = held.reduce((sum, { body }) => sum + body.size(), 0);

    assert.ok(bytes <= maxBytes, `${bytes} bytes`);
    assert.ok(held.length > 10, `${held.length} answers`);
    assert.ok(kept.find('question 499', ready) !== undefined);
  });

  it('measures an answer again where a form of it is made later', () => {
    const maxBytes = 100_000;
    const kept = createKeptAnswers(maxBytes);
    const ready = {};
    // Such text becomes no shorter than three quarters.
    const bodies = Array.from({ length: 30 }, () =>
      answerOf({ text: randomBytes(1500).toString('base64') }),
    );
    for (const [place, answer] of bodies.entries()) {
      askTwice(kept, `${place}`, ready);
      kept.keep(`${place}`, answer, ready);
    }
    assert.notEqual(kept.find('0', ready), undefined);
    for (const { body } of bodies) {
      for (const encoding of ['zstd', 'br', 'gzip'] as const) body.bytes(PLAIN_END, encoding);
    }
    const held = bodies.filter((_, place) => kept.find(`${place}`, ready) !== undefined);
    const bytes = held.reduce((sum, { body }) => sum + body.size(), 0);

    assert.ok(bytes <= maxBytes, `${bytes} bytes`);
    assert.ok(held.length > 5 && held.length < 30, `${held.length} answers`);
  });

  it('knows nothing of what was served before', () => {
    const kept = createKeptAnswers(10_000);
    const [then, now] = [{}, {}];
    const answer = answerOf({});
    askTwice(kept, 'a', then);
    kept.keep('a', answer, then);
    assert.equal(kept.find('a', then), answer);
    assert.equal(kept.find('a', now), undefined);
    // Asked before, and answered after.
    kept.keep('a', answer, then);
    assert.equal(kept.find('a', now), undefined);
  });
});
