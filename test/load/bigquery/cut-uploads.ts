import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Listening, listening } from '../../support/listening.ts';
import { passOn } from '../../support/passing-on.ts';

/** Stands before the emulator, and lets it see the first bytes of a table's rows, and then no more. */
export interface CutUploads extends Listening {
  /** Resolves when it has seen them. */
  readonly begun: Promise<void>;
}

/** Starts one on loopback. All else is passed on. */
export const startCutUploads = async (target: string, table: string): Promise<CutUploads> => {
  const begun = Promise.withResolvers<void>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url?.startsWith('/upload/') !== true) {
      passOn({ request, response }, target);
      return;
    }
    const [first, rest] = await firstOf(request);
    const { method = '', headers } = request;
    const outward = ask(new URL(request.url, target), { method, headers });
    outward.on('error', () => response.destroy());
    outward.once('response', (told) => {
      response.writeHead(told.statusCode ?? 502, told.headers);
      told.pipe(response);
    });
    if (first.includes(`"tableId":"${table}_`)) {
      outward.write(first, () => begun.resolve());
      // What was sent of a body ends when the one who sends it does.
      response.once('close', () => outward.destroy());
      return;
    }
    outward.write(first);
    for await (const chunk of rest) outward.write(chunk);
    outward.end();
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  return { ...(await listening(server)), begun: begun.promise };
};

/** What is read of a body at first: all that is said of the job, and some rows. */
const FIRST_BYTES = 2000;

/** The first bytes of a body, and those that follow. */
const firstOf = async (
  body: AsyncIterable<Buffer>,
): Promise<readonly [Buffer, AsyncIterable<Buffer>]> => {
  const chunks = body[Symbol.asyncIterator]();
  let first = Buffer.alloc(0);
  while (first.length < FIRST_BYTES) {
    const { value, done } = await chunks.next();
    if (done === true) break;
    first = Buffer.concat([first, value]);
  }
  return [first, { [Symbol.asyncIterator]: () => chunks }];
};
