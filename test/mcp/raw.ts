/** An answer to a message that the SDK would not send. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body read as JSON; undefined where it is none. */
  readonly body: unknown;
}

const HEADERS = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
};

/** Sends a body to /mcp as it is. A header that is empty is left out. */
export const sendRaw = async (
  url: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawAnswer> => {
  const sent = Object.entries({ ...HEADERS, ...headers }).filter(([, value]) => value !== '');
  const response = await fetch(new URL('/mcp', url), {
    method: 'POST',
    headers: Object.fromEntries(sent),
    body,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: readJson(text) };
};

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A message of JSON-RPC. */
export const message = (method: string, params: object = {}, id: unknown = 1): string =>
  JSON.stringify({ jsonrpc: '2.0', id, method, params });
