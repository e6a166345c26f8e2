import type { Context } from '../context.ts';
import type { ToolParts } from './call-tool.ts';
import { createMcpServer } from './mcp-server.ts';
import { loadSdk } from './sdk.ts';

/** One message that came over HTTP. */
export interface McpMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Of whoever sent it. */
  readonly context: Context;
}

/** What is answered over HTTP; null where there is nothing to say. */
export interface McpReply {
  readonly status: number;
  readonly body: string | null;
}

/** Answers messages over HTTP. */
export type AnswerMcp = (message: McpMessage) => Promise<McpReply>;

/** The transport looks at the address for nothing. */
const ADDRESS = 'http://gateway/mcp';

/** The numbers of JSON-RPC 2.0, 5.1. */
const PARSE_ERROR = -32_700;
const INVALID_REQUEST = -32_600;

/**
 * Answers each message by itself, with a server that lives as long: any replica can answer the next
 * one, and nothing is left of a client that has gone. A message is answered with JSON and never a
 * stream, since no tool has anything to tell before its answer.
 */
export const mcpOverHttp =
  (parts: ToolParts): AnswerMcp =>
  async ({ headers, body, context }) => {
    const message = parsed(body);
    if (message === undefined) return failure(PARSE_ERROR, 'Parse error: the body is not JSON.');
    if (Array.isArray(message)) {
      // They went with the protocol of 2025-06-18. One request is one operation, here as in GraphQL.
      return failure(
        INVALID_REQUEST,
        `Invalid Request: batches are not taken; send one message for each request, found ${message.length}.`,
      );
    }
    const sdk = await loadSdk();
    const server = createMcpServer(parts, { sdk, contextOf: () => context });
    const transport = new sdk.HttpTransport({ enableJsonResponse: true });
    try {
      await server.connect(transport);
      const request = new Request(ADDRESS, { method: 'POST', headers });
      const response = await transport.handleRequest(request, { parsedBody: message });
      return { status: response.status, body: (await response.text()) || null };
    } finally {
      await server.close();
    }
  };

/** Undefined where it is no JSON. */
const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

const failure = (code: number, message: string): McpReply => ({
  status: 400,
  body: JSON.stringify({ jsonrpc: '2.0', error: { code, message }, id: null }),
});
