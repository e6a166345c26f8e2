// Aggregates and facets on a gateway that remembers nothing, so that each answer is counted anew.
import { ask } from '../ask.ts';
import { describeDataSet } from '../data-set.ts';
import { figure } from '../figures.ts';
import { startGateway } from '../gateway.ts';
import { constantDeck } from '../load/deck.ts';
import type { Run, Target } from '../load/target.ts';
import { describePlace } from '../machine.ts';
import { medianRun } from '../medians.ts';
import type { Report, Stage } from '../stage.ts';
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

/** Nothing that was answered or counted is kept; the rows themselves are. */
const FORGETFUL = { CACHE_MB: '0', ANSWER_CACHE_MB: '0' };

/** How long each question takes, in turns, round by round. */
export const measureCounts = async (stage: Stage): Promise<Report> => {
  const { url, program } = await startGateway(stage, FORGETFUL);
  const { rounds, seconds, warmUpSeconds } = stage.options;
  const lanes: Lane[] = [];
  for (const [name, query] of Object.entries(COUNTS)) {
    lanes.push(await laneOf(name, query, { url, pids: [program.pid] }));
  }
  for (const { target } of lanes) {
    await stage.wrk.drive(target, { seconds: warmUpSeconds, connections: CONNECTIONS }, 0);
  }
  for (let round = 1; round <= rounds; round += 1) {
    console.log(`Measuring aggregates and facets, round ${round} of ${rounds}`);
    for (const { target, runs } of lanes) {
      runs.push(await stage.wrk.drive(target, { seconds, connections: CONNECTIONS }, 0));
    }
  }
  const options = { ...stage.options, connections: CONNECTIONS };
  const place = describePlace(await describeDataSet(url), { ...stage, options });
  return {
    text: [place, NOTES, table(HEAD, lanes.map(rowOf))].join('\n\n'),
    hasFailed: lanes.some(({ runs }) => medianRun(runs).failed > 0),
    targets: [],
  };
};

const laneOf = async (
  name: string,
  query: string,
  server: Pick<Target, 'url' | 'pids'>,
): Promise<Lane> => {
  // Asked once before: the gateway compiles what it is asked again.
  await ask(server.url, { query });
  const { byteCount } = await ask(server.url, { query });
  const target: Target = {
    ...server,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    deck: constantDeck(JSON.stringify({ query })),
    start: '{"data":{',
    length: byteCount,
  };
  return { name, target, runs: [] };
};

const rowOf = ({ name, target, runs }: Lane): string[] => {
  const { p50Ms, p99Ms, processorMs, failed } = medianRun(runs);
  const figures = [figure(p50Ms, 1), figure(p99Ms, 1), figure(processorMs, 2)];
  return [name, ...figures, figure(target.length), figure(failed)];
};

const NOTES =
  'The gateway remembers nothing (CACHE_MB=0, ANSWER_CACHE_MB=0): each answer is counted from all images.';
