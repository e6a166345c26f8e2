// Fetches a file, and watches the server meanwhile.
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

/** Between two looks at the server, in milliseconds. */
const LOOK_MS = 10;

/** What fetching a file took. */
export interface Download {
  readonly firstMs: number;
  readonly wholeMs: number;
  readonly bytes: number;
  /** The most that a look at the server's memory found. */
  readonly mostMebibytes: number;
}

/** Fetches a file to its end. memory: looks at the server. Errors: where it is not there. */
export const download = async (url: string, memory: () => number): Promise<Download> => {
  let mostMebibytes = 0;
  const look = (): void => {
    mostMebibytes = Math.max(mostMebibytes, memory());
  };
  const timer = setInterval(look, LOOK_MS);
  try {
    const since = performance.now();
    const answer = await begin(url);
    let [firstMs, bytes] = [0, 0];
    answer.on('data', (chunk: Buffer) => {
      firstMs ||= performance.now() - since;
      bytes += chunk.length;
    });
    await once(answer, 'end');
    look();
    return { firstMs, wholeMs: performance.now() - since, bytes, mostMebibytes };
  } finally {
    clearInterval(timer);
  }
};

const begin = async (url: string): Promise<IncomingMessage> => {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  get(url, { agent: false }, resolve).once('error', reject);
  const answer = await promise;
  if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}.`);
  return answer;
};
