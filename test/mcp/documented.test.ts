import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { assistantOver } from './assistant.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** What the pages tell an assistant's operator to write down. */
const configurationsIn = (page: string) =>
  [...readFileSync(path.join(root, page), 'utf8').matchAll(/```json\n(.*?)\n```/gs)]
    .map(([, text = '']) => JSON.parse(text))
    .flatMap(({ mcpServers }) => (mcpServers === undefined ? [] : [mcpServers.radiograph]));

describe('The configurations of assistants in the pages', () => {
  it('name the address of tools', () => {
    const [short] = configurationsIn('README.md');
    const [long] = configurationsIn('docs/assistants.md');

    for (const { type, url } of [short, long]) {
      assert.deepEqual([type, url], ['http', 'http://127.0.0.1:4000/mcp']);
    }
  });

  it('start a program that talks to the assistant and to nobody else', async () => {
    const [, { command, args }] = configurationsIn('docs/assistants.md');
    const own = args.map((arg: string) => (arg === '/path/to/radiograph' ? root : arg));
    const errors: Error[] = [];
    const transport = new StdioClientTransport({ command, args: own, stderr: 'ignore' });
    // Of a line that is no message, the SDK's client says so and goes on.
    Object.assign(transport, { onerror: (error: Error) => errors.push(error) });

    const assistant = await assistantOver(transport);
    const told = Object(await assistant.answer('describe_dataset'));
    await assistant.close();

    assert.equal(told.dataset.isSynthetic, true);
    assert.deepEqual(errors, []);
  });
});
