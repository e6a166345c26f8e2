import assert from 'node:assert/strict';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';

/** What a call gave, as an assistant reads it. */
export interface CallAnswer {
  readonly isError: boolean;
  /** For programs; undefined where there is no answer. */
  readonly answer: unknown;
  /** The text beside it, read as JSON. */
  readonly told: unknown;
}

/** The SDK's own client. */
export interface Assistant {
  readonly client: Client;
  call(name: string, args?: Record<string, unknown>): Promise<CallAnswer>;
  /** Calls, and insists on an answer without errors. */
  answer(name: string, args?: Record<string, unknown>): Promise<unknown>;
  close(): Promise<void>;
}

/** Connects the SDK's own client over streamable HTTP. */
export const assistantAt = (url: string): Promise<Assistant> =>
  assistantOver(new StreamableHTTPClientTransport(new URL('/mcp', url)));

/** Connects the SDK's own client. It checks each answer by the output schema that the tool is listed with. */
export const assistantOver = async (transport: Transport): Promise<Assistant> => {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  await client.listTools();
  const call: Assistant['call'] = async (name, args = {}) => {
    const result = await client.callTool({ name, arguments: args });
    const [content] = Array.isArray(result.content) ? result.content : [];
    return {
      isError: result.isError === true,
      answer: result.structuredContent,
      told: JSON.parse(String(content?.text)),
    };
  };
  return {
    client,
    call,
    answer: async (name, args) => {
      const { isError, answer, told } = await call(name, args);
      assert.equal(isError, false, JSON.stringify(told));
      assert.deepEqual(answer, told);
      return answer;
    },
    close: () => client.close(),
  };
};
