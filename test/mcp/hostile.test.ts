import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { message, sendRaw } from './raw.ts';

const LIST = message('tools/list');
const SEARCH = { name: 'search', arguments: { text: '13', first: 1 } };

describe('A message that is sent to /mcp', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ listen: true });
  });
  after(async () => {
    // Whatever was sent, nothing went wrong within.
    assert.deepEqual(gateway?.logged, []);
    await gateway?.stop();
  });
  const send = (body: string) => sendRaw(gateway.url, body);

  for (const [title, body, code] of [
    ['no JSON', '{"jsonrpc": ', -32_700],
    ['nothing', '', -32_700],
    ['a number', '7', -32_700],
    ['a batch', `[${LIST}, ${LIST}]`, -32_600],
    ['an empty batch', '[]', -32_600],
    ['a thousand at once', JSON.stringify(Array.from({ length: 1000 }, () => 1)), -32_600],
    ['another version of JSON-RPC', '{"jsonrpc":"1.0","id":1,"method":"ping"}', -32_700],
    ['an id that is an object', '{"jsonrpc":"2.0","id":{},"method":"ping"}', -32_700],
    ['an id beyond 2^53', '{"jsonrpc":"2.0","id":1e300,"method":"ping"}', -32_700],
    ['an id with a fraction', '{"jsonrpc":"2.0","id":1.5,"method":"ping"}', -32_700],
    ['brackets without end', '['.repeat(500_000), -32_700],
  ] as const) {
    it(`says what is wrong with ${title}`, async () => {
      const { status, body: answer } = await send(body);

      assert.equal(status, 400);
      assert.equal(Object(answer).error.code, code);
      assert.equal(Object(answer).id, null);
    });
  }

  for (const [title, id] of [
    ['a number below zero', -1],
    ['a long text', 'x'.repeat(10_000)],
    ['the name of a prototype', '__proto__'],
  ] as const) {
    it(`answers under the id that was sent: ${title}`, async () => {
      const { body } = await send(message('tools/call', SEARCH, id));

      assert.equal(Object(body).id, id);
      assert.equal(Object(body).result.structuredContent.search.length, 1);
    });
  }

  it('knows no method but those of tools', async () => {
    for (const method of ['resources/list', 'prompts/list', 'completion/complete', '__proto__']) {
      const { body } = await send(message(method));
      assert.equal(Object(body).error.code, -32_601, method);
    }
  });

  for (const [title, params] of [
    ['no name', {}],
    ['a name that is none', { name: 7 }],
    ['arguments that are a list', { name: 'search', arguments: [1] }],
    ['a name of a prototype', { name: 'constructor', arguments: {} }],
  ] as const) {
    it(`says what is wrong with a call with ${title}`, async () => {
      const { body, text } = await send(message('tools/call', params));

      assert.equal(Object(body).error.code, -32_602);
      assert.doesNotMatch(text, /at .*[.](ts|js)/);
    });
  }

  it('takes names of prototypes among the arguments for what they are', async () => {
    const call = `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"text":"13","__proto__":{"first":1},"constructor":1}}}`;

    const { body } = await send(call);

    assert.equal(Object(body).result.isError, true);
    assert.match(
      Object(body).result.content[0].text,
      /There is no argument \\"(__proto__|constructor)\\"/,
    );
  });

  it('refuses a message that is too large, with the limit', async () => {
    const { status, text } = await send(message('ping', { padding: 'x'.repeat(1024 * 1024) }));

    assert.equal(status, 413);
    assert.match(text, /at most 1048576 bytes/);
  });

  it('answers a filter nested beyond reason with an error', async () => {
    const depth = 70_000;
    const filter = `${'{"not":'.repeat(depth)}{"sex":{"eq":"MALE"}}${'}'.repeat(depth)}`;
    const call = message('tools/call', { name: 'count_images', arguments: {} });

    const { status, body } = await send(
      call.replace('"arguments":{}', `"arguments":{"filter":${filter}}`),
    );

    assert.equal(status, 200);
    assert.match(Object(body).result.content[0].text, /"limit":"VARIABLE_DEPTH"/);
  });

  it('goes on to answer', async () => {
    const { body } = await send(message('tools/call', SEARCH));

    assert.equal(Object(body).result.structuredContent.search.length, 1);
  });
});
