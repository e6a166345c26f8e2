import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inTurns } from '../src/in-turns.ts';

const compute = (milliseconds: number): void => {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
};

describe('What is computed in turns', () => {
  it('is in the order of the items, with their places', async () => {
    const found = await inTurns('abc', (item, place) => `${item}${place}`);

    assert.deepEqual(found, ['a0', 'b1', 'c2']);
    assert.deepEqual(await inTurns([], String), []);
  });

  it('lets others in between items that take long', async () => {
    const events: string[] = [];
    setImmediate(() => events.push('other'));
    await inTurns(['first', 'second'], (item) => {
      compute(10);
      events.push(item);
    });

    assert.deepEqual(events, ['first', 'other', 'second']);
  });

  it('is there at once where it takes a moment', () => {
    assert.deepEqual(inTurns([1, 2], String), ['1', '2']);
  });

  it('ends with the first item that fails', async () => {
    const tried: number[] = [];
    const failing = async () =>
      inTurns([1, 2, 3], (item) => {
        tried.push(item);
        if (item === 2) throw new Error('two');
      });

    await assert.rejects(failing, /two/);
    assert.deepEqual(tried, [1, 2]);
  });
});
