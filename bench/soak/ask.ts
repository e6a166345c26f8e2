// Puts one question as a client does, and gives its answer whole.
import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import type { Answer } from './judge.ts';
import type { Question } from './question.ts';

/** Much longer than anything may take: who waits so long is not answered. */
const PATIENCE_MS = 20_000;

const agent = new Agent({ connections: 64, headersTimeout: PATIENCE_MS, bodyTimeout: PATIENCE_MS });

/** Errors: where there is no answer at all. */
export const ask = async (origin: string, question: Question): Promise<Answer> => {
  const { method, path, headers = {}, body = null } = question;
  const answer = await request(origin + path, { method, headers, body, dispatcher: agent });
  const length = answer.body.bytes().catch(() => null);
  const late = pause(PATIENCE_MS, undefined, { ref: false });
  const bytes = await Promise.race([length, late.then(() => null)]);
  return {
    status: answer.statusCode,
    type: String(answer.headers['content-type'] ?? ''),
    retryAfter: textOf(answer.headers['retry-after']),
    body: bytes === null ? null : Buffer.from(bytes),
  };
};

const textOf = (header: string | string[] | undefined): string | null =>
  header === undefined ? null : String(header);
