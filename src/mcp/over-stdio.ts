import type { ToolParts } from './call-tool.ts';
import { type Connection, createMcpServer } from './mcp-server.ts';
import { loadSdk } from './sdk.ts';

/**
 * Serves the program that started this one: messages come on the standard input, a line each, and
 * answers go to the standard output, on which nothing else may be written.
 *
 * Resolves when the input has ended or the server was closed.
 */
export const serveStdio = async (
  parts: ToolParts,
  { contextOf }: Omit<Connection, 'sdk'>,
): Promise<void> => {
  const sdk = await loadSdk();
  const server = createMcpServer(parts, { sdk, contextOf });
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  process.stdin.once('end', resolve).once('close', resolve);
  // Nobody reads the answers any more.
  process.stdout.on('error', () => resolve());
  await server.connect(new sdk.StdioTransport());
  await ended;
  await server.close();
};
