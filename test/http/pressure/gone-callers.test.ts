import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import fastify from 'fastify';
import { addAnswerMemory } from '../../../src/http/pressure/answer-memory.ts';
import { createGate } from '../../../src/http/pressure/gate.ts';

const LONG = 1_000_000;

describe('The memory for answers that are sent', () => {
  it('is not taken by those whose callers have gone before they were made', async (test) => {
    const gate = createGate();
    const [asked, made] = [Promise.withResolvers<ServerResponse>(), Promise.withResolvers<void>()];
    const ended = Promise.withResolvers<void>();
    const server = fastify();
    test.after(() => server.close());
    addAnswerMemory(server, { mostBytesEach: LONG, mostBytes: LONG }, gate);
    server.addHook('onSend', async () => ended.resolve());
    server.get('/', async (_request, reply) => {
      asked.resolve(reply.raw);
      await made.promise;
      return 'x'.repeat(LONG);
    });
    const url = await server.listen({ host: '127.0.0.1', port: 0 });
    const caller = new AbortController();
    const left = fetch(url, { signal: caller.signal }).catch(() => 'left');
    const closed = once(await asked.promise, 'close');
    caller.abort();
    await closed;
    made.resolve();
    await ended.promise;

    assert.equal(gate.bytes, 0);
    assert.equal(await left, 'left');
  });
});
