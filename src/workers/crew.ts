import cluster from 'node:cluster';
import { once } from 'node:events';
import type { Log } from '../telemetry/log.ts';
import { createHands } from './hands.ts';
import { watchLine } from './line.ts';
import type { ToWorker } from './messages.ts';
import { tellWorker } from './talk.ts';

/** How many workers there are, and what all of them are told. */
export interface CrewOptions {
  readonly count: number;
  /** By which callers have the same name in all of them. */
  readonly secret: string;
  readonly log: Log;
}

/** Workers that answer together. */
export interface Crew {
  /** Resolves when all listen, with what the first one says. Rejects where one ends before it does. */
  start(): Promise<readonly string[]>;
  /** Has all load the data anew, and all serve it, or none. Rejects where one could not load it. */
  reload(): Promise<void>;
  /** Resolves when all have ended. */
  stop(): Promise<void>;
}

/** No worker runs before start. */
export const createCrew = ({ count, secret, log }: CrewOptions): Crew => {
  const line = watchLine();
  let loadedAt = new Date().toISOString();
  const hands = createHands(log, () => ({ type: 'radiograph:start', secret, loadedAt }));
  return {
    start: async () => {
      const said = await hands.begin();
      await Promise.all(Array.from({ length: count - 1 }, hands.begin));
      hands.tellAll({ type: 'radiograph:go' });
      return said;
    },
    reload: async () => {
      await hands.settled();
      const at = new Date().toISOString();
      const message: ToWorker = { type: 'radiograph:prepare', loadedAt: at };
      const answers = await hands.askAll(message, 'radiograph:prepared');
      // One that died meanwhile is started anew, and loads what is there then.
      const isGood = answers.every((answer) => answer?.isGood !== false);
      hands.tellAll({ type: isGood ? 'radiograph:swap' : 'radiograph:drop' });
      if (!isGood) throw new Error('A worker could not load it, and says why.');
      loadedAt = at;
    },
    stop: async () => {
      hands.dismiss();
      const all = Object.values(cluster.workers ?? {}).filter((one) => one !== undefined);
      const ends = all.filter((one) => !one.isDead()).map((one) => once(one, 'exit'));
      await hands.askAll({ type: 'radiograph:announce' }, 'radiograph:announced');
      // Not before: connections are made until then.
      await line.handedOn();
      // Who is told by one worker that a connection ends must not find another that still takes one.
      await hands.askAll({ type: 'radiograph:leave' }, 'radiograph:left');
      for (const one of all) tellWorker(one, { type: 'radiograph:stop' });
      await Promise.all(ends);
    },
  };
};
