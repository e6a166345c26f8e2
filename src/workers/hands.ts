import cluster, { type Worker } from 'node:cluster';
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../telemetry/log.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { asked, tellWorker, untilListening } from './talk.ts';

/** Pause before a worker is started anew, in milliseconds: doubled each time, up to the longest. */
const PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;
/** A worker that has answered so long has not died of what killed the one before it, in milliseconds. */
const GOOD_MS = 30_000;

/** Workers that listen, and those that come to take the place of dead ones. start: what each is told first. */
export const createHands = (log: Log, start: () => ToWorker) => {
  const listening = new Set<Worker>();
  const tellAll = (message: ToWorker): void => {
    for (const one of listening) tellWorker(one, message);
  };
  const beginning = new Set<Promise<unknown>>();
  const begin = async (died: (livedMs: number) => void): Promise<readonly string[]> => {
    const worker = cluster.fork();
    // Libraries tell workers something, too, and one may die meanwhile: its exit is what counts.
    worker.on('error', () => {});
    tellWorker(worker, start());
    const begun = untilListening(worker);
    beginning.add(begun);
    const said = await begun.finally(() => beginning.delete(begun));
    const since = performance.now();
    listening.add(worker);
    worker.once('exit', () => {
      listening.delete(worker);
      died(performance.now() - since);
    });
    return said;
  };
  const replacing = createReplacing(log, async (died) => {
    await begin(died);
    tellAll({ type: 'radiograph:go' });
  });
  return {
    begin: () => begin(replacing.died),
    tellAll,
    askAll: <T extends FromWorker['type']>(message: ToWorker, wanted: T) =>
      Promise.all([...listening].map((one) => asked(one, message, wanted))),
    /** Resolves when none is being started. */
    settled: () => Promise.allSettled(beginning),
    /** From here on, who ends is not replaced. */
    dismiss: replacing.end,
  };
};

type Begin = (died: (livedMs: number) => void) => Promise<void>;

/** Starts a worker for each that has died, with pauses that grow where they die soon. */
const createReplacing = (log: Log, begin: Begin) => {
  let isOver = false;
  let deathsInRow = 0;
  const beginAnew = async (): Promise<void> => {
    await wait(pauseAfter(deathsInRow));
    if (isOver) return;
    try {
      await begin(died);
    } catch {
      deathsInRow += 1;
      await beginAnew();
    }
  };
  const died = (livedMs: number): void => {
    if (isOver) return;
    const lived = new Error(`It listened for ${Math.round(livedMs / 1000)} seconds.`);
    log.error('A worker has ended, and is started anew', lived);
    deathsInRow = livedMs > GOOD_MS ? 0 : deathsInRow + 1;
    void beginAnew();
  };
  return {
    died,
    end: () => {
      isOver = true;
    },
  };
};

const pauseAfter = (deathsInRow: number): number =>
  deathsInRow === 0 ? 0 : Math.min(PAUSE_MS * 2 ** (deathsInRow - 1), LONGEST_PAUSE_MS);
