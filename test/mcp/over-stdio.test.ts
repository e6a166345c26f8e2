import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { keyFile, keysOf } from '../support/identity/keys.ts';
import { type Assistant, assistantAt, assistantOver } from './assistant.ts';
import { message } from './raw.ts';
import { SAMPLE_CALLS } from './sample-calls.ts';

const root = path.resolve(import.meta.dirname, '../..');
const COMMAND = ['--import', 'tsx', 'src/mcp.ts'];
const env = { PATH: process.env['PATH'] ?? '', PUBLIC_URL: 'http://gateway.test' };

const startProgram = (settings: Readonly<Record<string, string>> = {}) => {
  const child = spawn(process.execPath, COMMAND, { cwd: root, env: { ...env, ...settings } });
  const exit = once(child, 'exit');
  const told = text(child.stderr);
  const printed: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (piece: string) => printed.push(piece));
  const lines = () => printed.join('').split('\n').filter(Boolean);
  /** Resolves when the program has answered a message with this id, and rejects where it ends before. */
  const answered = async (id: string): Promise<void> => {
    while (!lines().some((line) => JSON.parse(line).id === id)) {
      const ended = exit.then(async () => assert.fail(await told));
      await Promise.race([once(child.stdout, 'data'), ended]);
    }
  };
  return { child, exit, told, lines, answered };
};

describe('An assistant that starts `npm run mcp`', () => {
  let gateway: TestGateway;
  let there: Assistant;
  let here: Assistant;
  before(async () => {
    gateway = await startGateway({ listen: true, env: { PUBLIC_URL: 'http://gateway.test' } });
    there = await assistantAt(gateway.url);
    here = await assistantOver(
      new StdioClientTransport({
        command: process.execPath,
        args: COMMAND,
        cwd: root,
        env,
        stderr: 'ignore',
      }),
    );
  });
  after(async () => {
    await here?.close();
    await there?.close();
    await gateway?.stop();
  });

  it('finds the same tools as over HTTP', async () => {
    assert.deepEqual(await here.client.listTools(), await there.client.listTools());
  });

  it('gets the same answer of each', async () => {
    for (const [tool, args] of SAMPLE_CALLS) {
      assert.deepEqual(await here.answer(tool, args), await there.answer(tool, args), tool);
    }
  });

  it('is told the same where it asks for what cannot be', async () => {
    const wrong = { text: 'x', first: 'many' };

    assert.deepEqual(await here.call('search', wrong), await there.call('search', wrong));
  });

  it('gets an answer to each of many calls at once', async () => {
    const texts = Array.from({ length: 30 }, (_, index) => String(index + 1));

    const found = await Promise.all(texts.map((number) => here.answer('search', { text: number })));

    for (const [index, number] of texts.entries()) {
      assert.deepEqual(found[index], await there.answer('search', { text: number }));
    }
  });
});

describe('`npm run mcp`', () => {
  it('writes nothing but JSON-RPC to the standard output, whatever it is sent', async () => {
    const { child, exit, told, lines, answered } = startProgram();

    child.stdin.write('no JSON\n');
    child.stdin.write('[1, 2]\n');
    child.stdin.write(`${message('tools/call', { name: 'nothing' }, 'first')}\n`);
    child.stdin.write(`${message('ping', {}, 'last')}\n`);
    await answered('last');
    child.stdin.end();

    assert.deepEqual(await exit, [0, null]);
    const ids = lines().map((line) => JSON.parse(line).id);
    assert.deepEqual(new Set(ids), new Set(['first', 'last']));
    assert.equal(ids.length, 2);
    assert.match(await told, /2033 images/);
  });

  it('ends when it is told to', async () => {
    const { child, exit, answered } = startProgram();
    child.stdin.write(`${message('ping', {}, 'first')}\n`);
    await answered('first');

    child.kill('SIGTERM');

    assert.deepEqual(await exit, [0, null]);
  });

  it('has the role that its settings give it', async (t) => {
    const file = await keyFile();
    t.after(() => file.remove());
    const { child, exit, lines, answered } = startProgram({
      ...keysOf(file),
      MCP_LOCAL_ROLE: 'reader',
    });
    child.stdin.write(`${message('tools/call', { name: 'export_cohort' }, 'first')}\n`);
    await answered('first');
    child.stdin.end();

    assert.deepEqual(await exit, [0, null]);
    const { text: told } = JSON.parse(lines()[0] ?? '').result.content[0];
    assert.deepEqual(JSON.parse(told).errors[0].code, 'FORBIDDEN');
  });

  it('says on the standard error what is wrong with the settings', async () => {
    const { exit, told, lines } = startProgram({ MCP_LOCAL_ROLE: 'king' });

    assert.deepEqual(await exit, [1, null]);
    assert.match(await told, /MCP_LOCAL_ROLE: wanted .*, found "king"/);
    assert.deepEqual(lines(), []);
  });
});
