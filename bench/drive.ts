// Puts one question over and over, from many connections at once.
import autocannon from 'autocannon';
import { bodyOf, HEADERS } from './ask.ts';
import type { Question } from './operations.ts';
import { processorMs } from './processes.ts';

/** A question, and the server it goes to. */
export interface Target {
  readonly url: string;
  /** The processes that answer. */
  readonly pids: readonly number[];
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
  /** Processor time of one answer, which a busy machine changes least; 0 where the system does not say. */
  readonly processorMs: number;
  /** Answers that did not come, were no 2xx, or had another length than the right one. */
  readonly failed: number;
}

export const drive = async (target: Target, { seconds, connections }: Load): Promise<Run> => {
  const before = processorMs(target.pids);
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
    processorMs: (processorMs(target.pids) - before) / Math.max(1, result.requests.total),
    failed: result.errors + result.non2xx + result.mismatches,
  };
};
