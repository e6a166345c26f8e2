import type { PublicError, TestGateway } from '../gateway.ts';

/** An answer over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
  readonly errors: readonly PublicError[];
  readonly text: string;
}

export type RequestHeaders = Readonly<Record<string, string>>;

const answerOf = async (response: Response): Promise<HttpAnswer> => {
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  const body = isJson && text !== '' ? JSON.parse(text) : {};
  const { status, headers } = response;
  return { status, headers, text, data: body.data ?? null, errors: body.errors ?? [] };
};

/** Asks the graph over HTTP. */
export const askGraph = async (
  { url }: Pick<TestGateway, 'url'>,
  query: string,
  headers: RequestHeaders = {},
): Promise<HttpAnswer> =>
  answerOf(
    await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    }),
  );

/** Fetches what is at a path. */
export const askPath = async (
  { url }: Pick<TestGateway, 'url'>,
  path: string,
  headers: RequestHeaders = {},
): Promise<HttpAnswer> =>
  answerOf(await fetch(new URL(path, url), { headers, redirect: 'manual' }));

/** What somebody with a key or token sends. */
export const bearer = (token: string): RequestHeaders => ({ authorization: `Bearer ${token}` });

/** What a browser sends after it has asked for a password. */
export const basic = (password: string, name = 'ann'): RequestHeaders => ({
  authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
});
