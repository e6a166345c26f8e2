// How the process starts, and what a second one brings.
import { describeDataSet } from '../data-set.ts';
import { drawCold } from '../draws.ts';
import { figure } from '../figures.ts';
import { type RunningGateway, type Start, startGateway } from '../gateway.ts';
import type { Target } from '../load/target.ts';
import { describePlace } from '../machine.ts';
import { median } from '../medians.ts';
import { OUR_DIALECT } from '../ours.ts';
import { findPlaces } from '../places.ts';
import type { Report, Stage } from '../stage.ts';
import { table } from '../table.ts';
import { atLeast, atMost } from '../targets.ts';
import { coldDeck } from '../versus/lanes.ts';

const STARTS = 5;
const MOST_MS = 1000;
const LEAST_RATIO = 1.7;

/** Starts and stops it a few times, with nothing else beside it. */
const startOften = async (stage: Stage): Promise<readonly Start[]> => {
  const starts: Start[] = [];
  for (let turn = 0; turn < STARTS; turn += 1) {
    const { start, program } = await startGateway(stage, {}, 'all');
    starts.push(start);
    await program.stop();
  }
  return starts;
};

/** Pages of 50 after random images, which take the load least of its time. */
const coldPages = async ({ url, program }: RunningGateway): Promise<Target> => {
  const { page50 } = drawCold(await findPlaces(url));
  return {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
    deck: coldDeck(OUR_DIALECT.page50, page50),
    pids: [program.pid],
    start: '{"data":{',
    length: 0,
  };
};

/** Answers a second of one process and of two, on all cores, in turns. */
const compareWorkers = async (stage: Stage): Promise<readonly [one: number, two: number]> => {
  const targets = [];
  for (const workers of ['1', '2']) {
    targets.push(await coldPages(await startGateway(stage, { WORKERS: workers }, 'all')));
  }
  const runs: number[][] = targets.map(() => []);
  const { connections, seconds, rounds, warmUpSeconds } = stage.options;
  let position = 0;
  for (let round = 0; round <= rounds; round += 1) {
    for (const [turn, target] of targets.entries()) {
      const load = { connections, seconds: round === 0 ? warmUpSeconds : seconds };
      const run = await stage.wrk.drive(target, load, position);
      if (round > 0) runs[turn]?.push(run.perSecond);
    }
    position += 10_000;
  }
  const [one = 0, two = 0] = runs.map(median);
  return [one, two];
};

const NOTE = `Started as npm start does, on all cores, with nothing beside it; medians of ${STARTS} starts. The first answer
is a page of 50 images with patient and findings. Two processes are compared with one on all cores while the load, which has
none of its own then, takes its part: cold pages of 50.`;

export const measureProcess = async (stage: Stage): Promise<Report> => {
  console.log('Starting a few times');
  const starts = await startOften(stage);
  const middle = (value: (start: Start) => number) => median(starts.map(value));
  const answerMs = middle((start) => start.answerMs);
  console.log('Measuring one process and two');
  const [one, two] = await compareWorkers(stage);
  const { url } = await startGateway(stage);
  const rows = [
    ['process start to /healthz', `${figure(middle((start) => start.aliveMs))} ms`],
    ['process start to /readyz', `${figure(middle((start) => start.readyMs))} ms`],
    ['process start to the first answer', `${figure(answerMs)} ms`],
    ['resident memory then', `${figure(middle((start) => start.memory?.now ?? 0))} MiB`],
    ['WORKERS=1, answers/s', figure(one)],
    ['WORKERS=2, answers/s', figure(two)],
  ];
  const place = describePlace(await describeDataSet(url), stage);
  const text = [place, NOTE, table(['gateway', 'figure'], rows)].join('\n\n');
  const targets = [
    atMost('start to first answer', answerMs, { most: MOST_MS, unit: ' ms' }),
    atLeast('WORKERS=2, times one process', two / Math.max(one, 1), { least: LEAST_RATIO }),
  ];
  return { text, hasFailed: false, targets };
};
