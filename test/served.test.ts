import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createServed } from '../src/served.ts';

/** Something that is served, and takes down that it was closed. */
const thing = (name: string, closed: string[]) => ({
  name,
  close: async () => void closed.push(name),
});

const failed = (error: unknown) => assert.fail(String(error));

describe('What is served', () => {
  it('is closed when the last request has ended that began before it was swapped', async () => {
    const closed: string[] = [];
    const served = createServed<ReturnType<typeof thing>>(failed);
    void served.swap(thing('old', closed));
    const [endFirst, endSecond] = [served.begin(), served.begin()];
    void served.swap(thing('new', closed));
    const endLater = served.begin();
    assert.equal(served.now()?.name, 'new');

    endFirst();
    endLater();
    await Promise.resolve();
    assert.deepEqual(closed, []);

    endSecond();
    await served.after();
    assert.deepEqual(closed, ['old']);
  });

  it('is closed at once where nobody uses it', async () => {
    const closed: string[] = [];
    const served = createServed<ReturnType<typeof thing>>(failed);
    void served.swap(thing('old', closed));
    served.begin()();
    void served.swap(thing('new', closed));
    await served.after();
    assert.deepEqual(closed, ['old']);
  });

  it('is closed in the order in which it was served', async () => {
    const closed: string[] = [];
    const served = createServed<ReturnType<typeof thing>>(failed);
    void served.swap(thing('first', closed));
    const end = served.begin();
    void served.swap(thing('second', closed));
    void served.swap(thing('third', closed));
    end();
    await served.after();
    assert.deepEqual(closed, ['first', 'second']);
  });

  it('is closed with all the rest in the end; what comes later is closed, too', async () => {
    const closed: string[] = [];
    const served = createServed<ReturnType<typeof thing>>(failed);
    served.begin();
    void served.swap(thing('old', closed));
    await served.close();
    assert.equal(served.now(), null);
    void served.swap(thing('late', closed));
    await served.after();
    assert.deepEqual(closed, ['old', 'late']);
  });
});
