import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readTraceParent } from '../../src/terms/trace-context.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';

describe('A request', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ listen: true });
  });
  after(() => gateway?.stop());
  const headersOf = async (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    (await fetch(`${gateway.url}${path}`, { method, headers })).headers;

  it('has an id of its own, which each answer tells', async () => {
    const ids = new Set<string>();
    for (const path of ['/healthz', '/graphql', '/nothing', '/%', '/images/a/b', '/graphiql/']) {
      const id = (await headersOf(path)).get('x-request-id') ?? '';
      assert.match(id, /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/, path);
      ids.add(id);
    }
    assert.equal(ids.size, 6);
    assert.ok((await headersOf('/graphql', {}, 'HEAD')).has('x-request-id'));
  });

  it('keeps the id that it came with, where that is well-formed', async () => {
    for (const id of ['a', 'req_1.2:3@x+y=/z-', 'x'.repeat(128)]) {
      assert.equal((await headersOf('/healthz', { 'x-request-id': id })).get('x-request-id'), id);
    }
    for (const id of ['a b', '', 'x'.repeat(129), 'a"b', 'a,b', '{}', 'é', '<x>']) {
      const given = (await headersOf('/healthz', { 'x-request-id': id })).get('x-request-id');
      assert.match(given ?? '', /^[\w-]{36}$/, id);
    }
  });

  it('is answered with the trace that it is in, and another piece of work in it', async () => {
    for (const path of ['/healthz', '/nothing', '/schema.graphql']) {
      const traceparent = `00-${TRACE}-${PARENT}-01`;
      const told = (await headersOf(path, { traceparent })).get('traceresponse') ?? '';

      assert.match(told, new RegExp(`^00-${TRACE}-[\\da-f]{16}-00$`));
      assert.doesNotMatch(told, new RegExp(PARENT));
    }
    assert.equal((await headersOf('/healthz')).get('traceresponse'), null);
  });
});

describe('A traceparent', () => {
  it('names a trace, what asks in it, and whether it is kept', () => {
    const trace = { traceId: TRACE, parentId: PARENT };

    assert.deepEqual(readTraceParent(`00-${TRACE}-${PARENT}-01`), { ...trace, isSampled: true });
    assert.deepEqual(readTraceParent(`00-${TRACE}-${PARENT}-02`), { ...trace, isSampled: false });
    assert.deepEqual(readTraceParent(`cc-${TRACE}-${PARENT}-03-more`), {
      ...trace,
      isSampled: true,
    });
  });

  it('that is not valid is none', () => {
    for (const header of [
      undefined,
      '',
      ['a'],
      `00-${TRACE}-${PARENT}`,
      `00-${TRACE}-${PARENT}-01-more`,
      `ff-${TRACE}-${PARENT}-01`,
      `00-${'0'.repeat(32)}-${PARENT}-01`,
      `00-${TRACE}-${'0'.repeat(16)}-01`,
      `00-${TRACE.toUpperCase()}-${PARENT}-01`,
      `00-${TRACE}-${PARENT}-01, 00-${TRACE}-${PARENT}-01`,
      `00-${TRACE}0-${PARENT}-01`,
    ]) {
      assert.equal(readTraceParent(header), null, String(header));
    }
  });
});
