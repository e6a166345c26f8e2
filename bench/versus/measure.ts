// Lanes in turns, round by round, and then each at half of what it could do.
import { figure } from '../figures.ts';
import { driveSteadily, type Steady } from '../load/steady.ts';
import type { Run } from '../load/target.ts';
import type { Load } from '../load/wrk.ts';
import { medianRun } from '../medians.ts';
import type { Stage } from '../stage.ts';
import type { Lane, Warmth } from './lanes.ts';
import type { Server } from './server.ts';

/** Medians over the rounds. */
export interface Score extends Run {
  readonly operation: string;
  readonly warmth: Warmth;
  readonly server: string;
  readonly role: Server['role'];
  readonly bytes: number;
  /** At half of the throughput; null where that was not measured. */
  readonly half: Steady | null;
}

/** The floor's is not asked for. */
const hasHalf = ({ server }: Lane, { options }: Stage): boolean =>
  server.role !== 'floor' && options.halfSeconds > 0;

/** What is counted over many rows: a few at a time keep a core as busy, and none waits for thirty others. */
const COUNTED = ['facets', 'agreement'];
const COUNTED_CONNECTIONS = 4;
/** With fewer answers than that in a second, a run is longer. */
const FEW = 20;
const LONGER = 3;

const connectionsOf = (operation: string, { options }: Stage): number =>
  COUNTED.includes(operation) ? COUNTED_CONNECTIONS : options.connections;

/** A run, which leaves the deck where it ended. */
const driveLane = async (lane: Lane, load: Load, { wrk }: Stage): Promise<Run> => {
  const run = await wrk.drive(lane.target, load, lane.position);
  lane.position += run.answers + load.connections;
  return run;
};

/** At half of the median throughput. */
const driveHalf = async (lane: Lane, run: Run, { options }: Stage): Promise<Steady> => {
  const { connections, halfSeconds: seconds } = options;
  const pace = { perSecond: run.perSecond / 2, seconds, connections };
  const steady = await driveSteadily(lane.target, pace, lane.position);
  lane.position += steady.answers + connections;
  return steady;
};

/** Says how it went, and what was wrong. */
const tell = ({ server }: Lane, { perSecond, p99Ms, processorMs }: Run): void => {
  const words = `${figure(perSecond)} answers/s, p99 ${figure(p99Ms, 1)} ms`;
  console.log(`  ${server.name}: ${words}, CPU ${figure(processorMs, 3)} ms each`);
};

const tellWrong = (
  { server }: Lane,
  { failed, example }: Pick<Run, 'failed' | 'example'>,
): void => {
  if (failed > 0) console.log(`  ${server.name}: ${failed} WRONG ANSWERS, such as ${example}`);
};

/** Times what several servers are asked, in turns. */
export const measureLanes = async (
  { operation, warmth }: Pick<Score, 'operation' | 'warmth'>,
  lanes: readonly Lane[],
  stage: Stage,
): Promise<Score[]> => {
  const { rounds, warmUpSeconds } = stage.options;
  const connections = connectionsOf(operation, stage);
  const timed: { readonly lane: Lane; readonly load: Load }[] = [];
  for (const lane of lanes) {
    const warmUp = await driveLane(lane, { seconds: warmUpSeconds, connections }, stage);
    const seconds = stage.options.seconds * (warmUp.perSecond < FEW ? LONGER : 1);
    timed.push({ lane, load: { seconds, connections } });
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { lane, load } of timed) lane.runs.push(await driveLane(lane, load, stage));
  }
  const scores: Score[] = [];
  for (const lane of lanes) {
    const run = medianRun(lane.runs);
    tell(lane, run);
    tellWrong(lane, run);
    const half = hasHalf(lane, stage) ? await driveHalf(lane, run, stage) : null;
    if (half !== null && half.failed > 0) tellWrong(lane, { ...half, example: 'at half the rate' });
    const { name, role } = lane.server;
    const { bytes } = lane;
    scores.push({ operation, warmth, server: name, role, bytes, half, ...run });
  }
  return scores;
};
