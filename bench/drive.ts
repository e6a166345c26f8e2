// Puts one question over and over, from many connections at once.
import autocannon from 'autocannon';
import { bodyOf, HEADERS } from './ask.ts';
import type { Question } from './operations.ts';

/** A question, and the server it goes to. */
export interface Target {
  readonly url: string;
  readonly question: Question;
  /** Characters of the right answer. */
  readonly length: number;
}

export interface Load {
  readonly seconds: number;
  readonly connections: number;
}

/** One timed run. */
export interface Run {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers that did not come, were no 2xx, or had another length than the right one. */
  readonly failed: number;
}

export const drive = async (target: Target, { seconds, connections }: Load): Promise<Run> => {
  const result = await autocannon({
    url: target.url,
    method: 'POST',
    headers: HEADERS,
    body: bodyOf(target.question),
    connections,
    duration: seconds,
    verifyBody: (body) => body.length === target.length,
  });
  return {
    perSecond: result.requests.total / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    failed: result.errors + result.non2xx + result.mismatches,
  };
};
