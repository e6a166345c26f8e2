import type { Worker } from 'node:cluster';
import { type FromWorker, isOurs, type ToWorker } from './messages.ts';

/** A worker that is gone hears nothing. */
export const tellWorker = (worker: Worker, message: ToWorker): void => {
  if (worker.isConnected()) worker.send(message, () => {});
};

/** What a worker says once it listens. Rejects where it ends before. */
export const untilListening = (worker: Worker): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    worker.on('message', (message: unknown) => {
      if (!isOurs<FromWorker>(message) || message.type !== 'radiograph:listening') return;
      resolve(message.said);
    });
    worker.once('exit', () => reject(new Error('A worker ended before it listened.')));
    // One that could not even be made has no end.
    worker.once('error', reject);
  });

/** Tells a worker something, and waits for what it says to that; null where it ends first. */
export const asked = <T extends FromWorker['type']>(
  worker: Worker,
  message: ToWorker,
  wanted: T,
): Promise<Extract<FromWorker, { type: T }> | null> =>
  new Promise((resolve) => {
    const end = (answer: Extract<FromWorker, { type: T }> | null): void => {
      worker.off('message', take);
      worker.off('exit', die);
      resolve(answer);
    };
    const die = (): void => end(null);
    const isWanted = (found: FromWorker): found is Extract<FromWorker, { type: T }> =>
      found.type === wanted;
    const take = (found: unknown): void => {
      if (isOurs<FromWorker>(found) && isWanted(found)) end(found);
    };
    worker.on('message', take);
    worker.once('exit', die);
    tellWorker(worker, message);
  });
