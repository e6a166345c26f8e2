import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { Context } from '../context.ts';
import { callTool, type ToolParts } from './call-tool.ts';
import type { Sdk } from './sdk.ts';

/** What assistants are told of all tools together. */
const INSTRUCTIONS = [
  'Questions about the NIH Chest X-ray collection: 112,120 radiographs, the labels that were mined from their reports, and radiologists’ labels, read by read.',
  'A reader is a radiologist. Every number comes from the served files: say which label set it rests on, and cite what describe_dataset says.',
  'describe_dataset tells whether the made-up sample is served, which has no medical meaning.',
  'The patients are de-identified: do not try to find out who they are. Nothing here is a diagnosis.',
].join(' ');

/** What one connection's server needs beside the tools. */
export interface Connection {
  readonly sdk: Sdk;
  /** A context for one call, which ends when the signal does. */
  readonly contextOf: (signal: AbortSignal) => Context;
}

/** A server that lists the tools and calls them; who connects it closes it. */
export const createMcpServer = (parts: ToolParts, { sdk, contextOf }: Connection): McpServer => {
  const { McpServer: Server, McpError, ErrorCode, jsonSchemaValidator } = sdk;
  const server = new Server(
    { name: 'radiograph', title: 'Radiograph', version: parts.version },
    { instructions: INSTRUCTIONS, jsonSchemaValidator },
  );
  // The list never changes while a server lives.
  server.server.registerCapabilities({ tools: {} });
  const tools = parts.tools();
  const listed = { tools: [...tools.values()].map(({ listing }) => listing) };
  server.server.setRequestHandler(sdk.ListToolsRequestSchema, () => listed);
  server.server.setRequestHandler(sdk.AnyCall, (request, { signal }) => {
    const { params } = sdk.CallToolRequestSchema.parse(request);
    const tool = tools.get(params.name);
    if (tool === undefined) {
      const names = [...tools.keys()].join(', ');
      throw new McpError(
        ErrorCode.InvalidParams,
        `There is no tool "${params.name.slice(0, 100)}". Tools: ${names}.`,
      );
    }
    const given = params.arguments ?? {};
    return callTool(parts, { tool, given, context: contextOf(signal) });
  });
  return server;
};
