import assert from 'node:assert/strict';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, it, type TestContext } from 'node:test';
import { watchedBody } from '../../../src/sources/google/watched-body.ts';

const SILENCE_MS = 1000;

const watching = (context: TestContext) => {
  context.mock.timers.enable({ apis: ['setInterval'] });
  const sender = new PassThrough();
  const watched = watchedBody(sender, SILENCE_MS);
  return { sender, watched, pass: (ms: number) => context.mock.timers.tick(ms) };
};

/** Resolves when a stream is closed, with an error or without. */
const closing = (stream: PassThrough): Promise<void> =>
  new Promise((resolve) => {
    stream.on('error', () => {}).once('close', resolve);
  });

describe('A body that is watched', () => {
  it('fails, and ends its request, where the sender is silent for too long', async (context) => {
    const { sender, watched, pass } = watching(context);
    watched.resume();
    const failed = once(watched, 'error');
    const ended = closing(sender);

    pass(SILENCE_MS);

    const [error] = await failed;
    assert.match(String(error), /Nothing came for 1000 ms/);
    await ended;
  });

  it('does not fail as long as anything comes', async (context) => {
    const { sender, watched, pass } = watching(context);
    watched.resume();
    for (let time = 0; time < 5; time++) {
      const came = once(watched, 'data');
      sender.write('x');
      await came;
      pass(SILENCE_MS / 2);
    }

    sender.end();
    await once(watched, 'end');
    pass(10 * SILENCE_MS);
    assert.equal(watched.errored, null);
  });

  it('does not take a slow receiver for a silent sender', async (context) => {
    const { sender, watched, pass } = watching(context);
    sender.write('x');
    await once(watched, 'readable');

    pass(10 * SILENCE_MS);
    assert.equal(String(watched.read()), 'x');
    pass(SILENCE_MS / 2);

    assert.equal(watched.destroyed, false);
  });

  it('ends its request when the receiver goes away', async (context) => {
    const { sender, watched } = watching(context);
    const ended = closing(sender);

    watched.destroy();

    await ended;
  });
});
