// Where the time of an answer goes: V8's own samples, while nothing that is asked was asked before.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describeDataSet } from '../data-set.ts';
import { drawCold, drawWarm } from '../draws.ts';
import { figure } from '../figures.ts';
import { startGateway } from '../gateway.ts';
import { describePlace } from '../machine.ts';
import type { OperationName } from '../operations.ts';
import { findPlaces } from '../places.ts';
import type { Report, Stage } from '../stage.ts';
import { table } from '../table.ts';
import { laneOf } from '../versus/lanes.ts';
import { ourServer } from '../versus/server.ts';
import { layerOf } from './layers.ts';
import { moduleNames } from './modules.ts';
import { type Spent, spentBetween } from './samples.ts';

const OPERATIONS: readonly OperationName[] = ['page50', 'detail'];
/** Lines of the longest functions. */
const LONGEST = 12;
/** A sample every so many microseconds. */
const EVERY = '200';

/** The profile of one operation. */
interface Profile {
  readonly operation: OperationName;
  readonly dataSet: string;
  readonly processorMs: number;
  readonly answers: number;
  readonly spent: readonly Spent[];
}

/** performance.now() of another process begins elsewhere; the monotonic clock is the system's. */
const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;

const profileOf = async (operation: OperationName, stage: Stage): Promise<Profile> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'radiograph-bench-profile-'));
  try {
    const options = `--cpu-prof --cpu-prof-interval=${EVERY} --cpu-prof-dir=${folder}`;
    const gateway = await startGateway(stage, { NODE_OPTIONS: options });
    const dataSet = await describeDataSet(gateway.url);
    const places = await findPlaces(gateway.url);
    const asked = {
      operation,
      warmth: 'cold',
      warm: drawWarm(places),
      cold: drawCold(places),
    } as const;
    const lane = await laneOf(ourServer(gateway), asked);
    const { connections, seconds, warmUpSeconds } = stage.options;
    await stage.wrk.drive(lane.target, { connections, seconds: warmUpSeconds }, lane.position);
    const sinceMs = monotonicMs();
    const run = await stage.wrk.drive(lane.target, { connections, seconds: seconds * 2 }, 50_000);
    const untilMs = monotonicMs();
    await gateway.program.stop();
    const spent = spentBetween(profileIn(folder), { sinceMs, untilMs }, moduleNames());
    const { processorMs, answers } = run;
    return { operation, dataSet, processorMs, answers, spent };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Threads of the process have profiles of their own; the main one's is the largest. */
const profileIn = (folder: string): unknown => {
  const texts = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const [largest] = texts.sort((a, b) => b.length - a.length);
  if (largest === undefined) throw new Error('The gateway left no profile.');
  return JSON.parse(largest);
};

/** Where the time of two operations goes, each cold. */
export const measureProfile = async (stage: Stage): Promise<Report> => {
  const profiles: Profile[] = [];
  for (const operation of OPERATIONS) profiles.push(await profileOf(operation, stage));
  const text = [
    describePlace(profiles[0]?.dataSet ?? '', stage),
    '',
    'Each question is another one, of rows in memory. Shares of the time that the main thread was busy, a sample every',
    `${EVERY} µs; profiling itself slows the process. Of functions, the time of each by itself.`,
    ...profiles.map(textOf),
  ].join('\n');
  return { text, hasFailed: false, targets: [] };
};

const textOf = ({ operation, processorMs, answers, spent }: Profile): string => {
  const all = sum(spent);
  const cells = (microseconds: number): string[] => [
    `${figure((100 * microseconds) / all, 1)} %`,
    figure(microseconds / answers, 1),
  ];
  const layers = Map.groupBy(spent, ({ module }) => layerOf(module));
  const rows = [...layers]
    .map(([layer, own]) => ({ layer, own: sum(own) }))
    .sort((a, b) => b.own - a.own)
    .map(({ layer, own }) => [layer, ...cells(own)]);
  const longest = spent
    .slice(0, LONGEST)
    .map(({ module, name, microseconds }) => [
      [name, module].filter(Boolean).join(', '),
      ...cells(microseconds),
    ]);
  return [
    '',
    `**${operation}**, ${figure(processorMs, 2)} ms of processor time an answer, of which`,
    '',
    table(['layer', 'share', 'µs an answer'], rows),
    '',
    table(['function', 'share', 'µs an answer'], longest),
  ].join('\n');
};

const sum = (spent: readonly Spent[]): number =>
  spent.reduce((total, { microseconds }) => total + microseconds, 0);
