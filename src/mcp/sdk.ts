/**
 * The official SDK. Importing it takes a tenth of a second and 30 MB, so it is imported when an
 * assistant first asks, and without its server for Express.
 */
const importSdk = async () => {
  const [{ McpServer }, http, stdio, types, { AjvJsonSchemaValidator }, { z }] = await Promise.all([
    import('@modelcontextprotocol/sdk/server/mcp.js'),
    import('@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'),
    import('@modelcontextprotocol/sdk/server/stdio.js'),
    import('@modelcontextprotocol/sdk/types.js'),
    import('@modelcontextprotocol/sdk/validation/ajv'),
    import('zod'),
  ]);
  const { ListToolsRequestSchema, McpError, ErrorCode } = types;
  // What stands in a call is for the server to judge, which calls wrong parameters by their number.
  const AnyCall = z.object({ method: z.literal('tools/call'), params: z.unknown() });
  // Making one takes longer than answering, and each server would make its own.
  const jsonSchemaValidator = new AjvJsonSchemaValidator();
  return {
    McpServer,
    HttpTransport: http.WebStandardStreamableHTTPServerTransport,
    StdioTransport: stdio.StdioServerTransport,
    AnyCall,
    CallToolRequestSchema: types.CallToolRequestSchema,
    ListToolsRequestSchema,
    McpError,
    ErrorCode,
    jsonSchemaValidator,
  };
};

export type Sdk = Awaited<ReturnType<typeof importSdk>>;

let imported: Promise<Sdk> | null = null;

/** The SDK, imported once. */
export const loadSdk = (): Promise<Sdk> => {
  imported ??= importSdk();
  return imported;
};
