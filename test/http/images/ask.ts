import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
}

/** Sends a path as it is written, over a connection of its own, and gives the whole answer. */
export const ask = async (url: string, path: string, question: Question = {}): Promise<Answer> => {
  const answer = await begin(url, path, question);
  const body = await buffer(answer);
  return { status: answer.statusCode ?? 0, headers: answer.headers, body };
};

/** The same, up to the headers. */
export const begin = async (
  url: string,
  path: string,
  { method = 'GET', headers = {} }: Question = {},
): Promise<IncomingMessage> => {
  const { hostname, port } = new URL(url);
  const lines = Object.entries(headers).map(([name, value]): [string, string | string[]] => [
    name,
    typeof value === 'string' ? value : [...value],
  ]);
  const sent = request({
    hostname,
    port,
    path,
    method,
    headers: Object.fromEntries(lines),
    agent: false,
  });
  sent.end();
  const [answer]: IncomingMessage[] = await once(sent, 'response');
  if (answer === undefined) throw new Error('There is no answer.');
  return answer;
};
