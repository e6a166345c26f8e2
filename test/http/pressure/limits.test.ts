import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import fastify from 'fastify';
import { sendError } from '../../../src/http/error-answer.ts';
import { addAnswerMemory } from '../../../src/http/pressure/answer-memory.ts';
import { addShedding } from '../../../src/http/pressure/shedding.ts';
import { hear } from '../../../src/signals.ts';

const MEBIBYTE = 1_048_576;

/** What was shed, and why, while a test runs. */
const shedding = (test: TestContext): readonly string[] => {
  const reasons: string[] = [];
  test.after(hear('shed', ({ reason }) => reasons.push(reason)));
  return reasons;
};

/** A server whose part /work has limits, and whose health has none. */
const serve = async (
  test: TestContext,
  limit: (part: ReturnType<typeof fastify>) => Promise<void> | void,
) => {
  const server = fastify();
  test.after(() => server.close());
  server.setErrorHandler((error, _request, reply) => sendError(error, reply, () => {}));
  server.get('/healthz', () => 'alive');
  const work = Promise.withResolvers<void>();
  await server.register(async (part) => {
    await limit(part);
    part.get('/work', async () => {
      await work.promise;
      return 'done';
    });
    part.get('/answer/:bytes', (request) => {
      const { bytes } = Object(request.params);
      return 'x'.repeat(Number(bytes));
    });
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  return { server, url, finish: work.resolve };
};

describe('Requests at the same time', () => {
  it('are refused beyond the limit, with 503, and taken again when one has ended; health is not', async (test) => {
    const reasons = shedding(test);
    const { url, finish } = await serve(test, (part) =>
      addShedding(part, { mostDelayMs: 0, mostRequests: 2 }),
    );
    const kept = [fetch(`${url}/work`), fetch(`${url}/work`)];
    const refused = await untilRefused(`${url}/work`);

    assert.equal(refused.status, 503);
    assert.equal(refused.headers.get('retry-after'), '1');
    const { errors } = Object(await refused.json());
    assert.match(errors[0].message, /^The gateway is busy: 2 requests .* at most 2\./);
    assert.deepEqual(errors[0].extensions, { code: 'SOURCE_UNAVAILABLE', retryAfterSeconds: 1 });
    assert.equal((await fetch(`${url}/healthz`)).status, 200);

    finish();
    for (const answer of await Promise.all(kept)) assert.equal(await answer.text(), 'done');
    assert.equal((await fetch(`${url}/work`)).status, 200);
    assert.ok(reasons.length > 0 && reasons.every((reason) => reason === 'requests'));
  });

  it('are refused while the event loop is behind, and taken again; health is not', async (test) => {
    const reasons = shedding(test);
    const { url, finish } = await serve(test, (part) =>
      addShedding(part, { mostDelayMs: 20, mostRequests: 100 }),
    );
    finish();
    let isBlocking = true;
    const block = (): void => {
      const until = performance.now() + 60;
      while (performance.now() < until);
      if (isBlocking) setImmediate(block);
    };
    block();
    const refused = await untilRefused(`${url}/work`);
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    isBlocking = false;

    const { errors } = Object(await refused.json());
    assert.match(errors[0].message, /it is (more than )?\d+ ms behind, of at most 20\./);
    assert.equal(await untilTaken(`${url}/work`), 'done');
    assert.ok(reasons.length > 0 && reasons.every((reason) => reason === 'event-loop'));
  });
});

describe('Answers', () => {
  const LIMITS = { mostBytesEach: MEBIBYTE, mostBytes: 3 * MEBIBYTE };

  it('that are too large are refused, with the limit and their size', async (test) => {
    const { url } = await serve(test, (part) => addAnswerMemory(part, LIMITS));
    const answer = await fetch(`${url}/answer/${MEBIBYTE + 1}`);

    assert.equal(answer.status, 400);
    const { errors } = Object(await answer.json());
    assert.deepEqual(errors[0].extensions, {
      code: 'QUERY_TOO_EXPENSIVE',
      limitBytes: String(MEBIBYTE),
      actualBytes: String(MEBIBYTE + 1),
    });
    assert.equal((await (await fetch(`${url}/answer/${MEBIBYTE}`)).text()).length, MEBIBYTE);
  });

  it('that nobody reads take no more memory than they may; those who come then are put off', async (test) => {
    const reasons = shedding(test);
    // The system takes some of an answer by itself: what is left has to be more than the limit.
    const limits = { mostBytesEach: 64 * MEBIBYTE, mostBytes: 64 * MEBIBYTE };
    const { url } = await serve(test, (part) => addAnswerMemory(part, limits));
    const { port } = new URL(url);
    const deaf = connect(Number(port), '127.0.0.1');
    deaf.on('error', () => {});
    deaf.write(`GET /answer/${60 * MEBIBYTE} HTTP/1.1\r\nhost: gateway.test\r\n\r\n`);

    const refused = await untilRefused(`${url}/answer/${5 * MEBIBYTE}`);
    const { errors } = Object(await refused.json());
    assert.match(errors[0].message, /answers of \d+ bytes wait .* at most 67108864\./);
    assert.equal((await fetch(`${url}/answer/100`)).status, 200, 'small ones are not counted');

    deaf.destroy();
    assert.equal((await untilTaken(`${url}/answer/${5 * MEBIBYTE}`)).length, 5 * MEBIBYTE);
    assert.ok(reasons.length > 0 && reasons.every((reason) => reason === 'answer-memory'));
  });
});

/** Asks until one is refused at once; who is not gives up. */
const untilRefused = async (url: string): Promise<Response> => {
  const caller = new AbortController();
  const asked = fetch(url, { signal: caller.signal }).catch(() => null);
  const late = new Promise<null>((resolve) => setTimeout(resolve, 1000, null));
  const answer = await Promise.race([asked, late]);
  if (answer?.status === 503) return answer;
  caller.abort();
  return untilRefused(url);
};

const untilTaken = async (url: string): Promise<string> => {
  const answer = await fetch(url);
  const text = await answer.text();
  return answer.status === 200 ? text : untilTaken(url);
};
