import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CallerLeftError } from '../../../src/errors.ts';
import { HttpRefusal } from '../../../src/http/error-answer.ts';
import { scoreBody } from '../../../src/http/evaluations/score-body.ts';

const LIMITS = { bytes: 10, silenceMs: 30_000, bytesPerSecond: 1, wholeMs: 600_000 };
const FOREVER = new Promise<never>(() => {});

async function* pieces(...lengths: readonly number[]): AsyncGenerator<Uint8Array> {
  for (const length of lengths) yield new Uint8Array(length);
}

/** Lets time pass, as a reader that has much to do. */
const turnsFor = async (milliseconds: number): Promise<void> => {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) await new Promise(setImmediate);
};

const lengthsOf = async (body: AsyncIterable<Uint8Array>): Promise<number[]> => {
  const lengths: number[] = [];
  for await (const { byteLength } of body) lengths.push(byteLength);
  return lengths;
};

const refusedWith = (status: number) => (error: unknown) =>
  error instanceof HttpRefusal && error.status === status;

describe('A body of scores', () => {
  it('comes piece by piece, up to its limit', async () => {
    assert.deepEqual(await lengthsOf(scoreBody(pieces(4, 6), LIMITS)), [4, 6]);
  });

  it('is refused where it is longer than it may be', async () => {
    await assert.rejects(lengthsOf(scoreBody(pieces(4, 7), LIMITS)), refusedWith(413));
  });

  it('is refused where nothing comes any more', async () => {
    async function* silent(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(1);
      await FOREVER;
    }
    const body = scoreBody(silent(), { ...LIMITS, silenceMs: 1 });
    await assert.rejects(lengthsOf(body), refusedWith(408));
  });

  it('is refused where it never comes to an end', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        await new Promise(setImmediate);
        yield new Uint8Array(0);
      }
    }
    const body = scoreBody(endless(), { ...LIMITS, wholeMs: 1 });
    await assert.rejects(lengthsOf(body), refusedWith(408));
  });

  it('is refused where it comes in drops, however short each silence is', async () => {
    async function* dripping(): AsyncGenerator<Uint8Array> {
      for (;;) {
        await new Promise(setImmediate);
        yield new Uint8Array(1);
      }
    }
    const limits = { ...LIMITS, bytes: 1_000_000_000, silenceMs: 10, bytesPerSecond: 10_000_000 };
    await assert.rejects(lengthsOf(scoreBody(dripping(), limits)), refusedWith(408));
  });

  it('is taken at its pace, and what waits for its reader is not the fault of who sends it', async () => {
    const limits = { ...LIMITS, silenceMs: 10, bytesPerSecond: 10_000_000 };
    const taken: number[] = [];
    for await (const { byteLength } of scoreBody(pieces(1, 1, 1), limits)) {
      taken.push(byteLength);
      await turnsFor(25);
    }
    assert.deepEqual(taken, [1, 1, 1]);
  });

  it('that breaks off is of a caller who has gone', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(1);
      throw new Error('aborted');
    }
    await assert.rejects(lengthsOf(scoreBody(broken(), LIMITS)), CallerLeftError);
  });
});
