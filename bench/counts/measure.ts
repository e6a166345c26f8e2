// Aggregates and facets on a gateway that remembers nothing, so that each answer is counted anew.
import { ask } from '../ask.ts';
import type { Closers } from '../closers.ts';
import { describeDataSet } from '../data-set.ts';
import { drive, type Run, type Target } from '../drive.ts';
import { figure } from '../figures.ts';
import { startGateway } from '../gateway.ts';
import { describePlace } from '../machine.ts';
import { medianRun } from '../medians.ts';
import type { Options } from '../options.ts';
import type { Report } from '../questions.ts';
import { table } from '../table.ts';
import { COUNTS } from './questions.ts';

/** One at a time: what a person waits for who chose something in a menu. */
const CONNECTIONS = 1;

const HEAD = ['question', 'p50 ms', 'p99 ms', 'CPU ms/req', 'bytes', 'failed'];

/** A question, and how long it took. */
interface Lane {
  readonly name: string;
  readonly target: Target;
  readonly runs: Run[];
}

/** How long each question takes, in turns, round by round. */
export const measureCounts = async (
  dataDir: string,
  options: Options,
  closers: Closers,
): Promise<Report> => {
  const { url, program } = await startGateway(dataDir, { CACHE_MB: '0' });
  closers.add(program.stop);
  const lanes: Lane[] = [];
  for (const name of Object.keys(COUNTS))
    lanes.push(await laneOf(name, { url, pids: [program.pid] }));
  for (let round = 1; round <= options.rounds; round += 1) {
    console.log(`Measuring aggregates and facets, round ${round} of ${options.rounds}`);
    for (const { target, runs } of lanes) {
      runs.push(await drive(target, { seconds: options.seconds, connections: CONNECTIONS }));
    }
  }
  const place = describePlace(await describeDataSet(url), {
    ...options,
    connections: CONNECTIONS,
  });
  return {
    text: [place, NOTES, table(HEAD, lanes.map(rowOf))].join('\n\n'),
    hasFailed: lanes.some(({ runs }) => medianRun(runs).failed > 0),
  };
};

const laneOf = async (name: string, server: Pick<Target, 'url' | 'pids'>): Promise<Lane> => {
  const question = { query: COUNTS[name] ?? '', facts: () => [] };
  // Asked once before: the gateway compiles what it is asked again.
  await ask(server.url, question);
  const { length } = await ask(server.url, question);
  return { name, target: { ...server, question, length }, runs: [] };
};

const rowOf = ({ name, target, runs }: Lane): string[] => {
  const { p50Ms, p99Ms, processorMs, failed } = medianRun(runs);
  const figures = [figure(p50Ms, 1), figure(p99Ms, 1), figure(processorMs, 2)];
  return [name, ...figures, figure(target.length), figure(failed)];
};

const NOTES = 'The gateway remembers nothing (CACHE_MB=0): each answer is counted from all images.';
