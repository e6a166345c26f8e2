import { absentStores, announcement } from '../announcement.ts';
import type { Config } from '../config.ts';
import { createGateway, type Gateway } from '../gateway.ts';
import { endAfter } from '../process-signals.ts';
import type { Loaded } from '../serving.ts';
import type { Log } from '../telemetry/log.ts';
import { type FromWorker, isOurs, type ToWorker } from './messages.ts';

/**
 * Answers as one of several processes, which take connections from one address in turn.
 *
 * It loads before it listens, so that no connection comes to a worker that has nothing to say yet.
 * Rejects where it cannot: the process that started it decides what then.
 */
export const serveAsWorker = async (config: Config, log: Log): Promise<void> => {
  const start = await firstMessage();
  if (start.type !== 'radiograph:start') return;
  let isWaiting = true;
  const gateway = await createGateway(
    config,
    { logError: log.error, logRequest: log.request, observeStatement: () => {} },
    { callerSecret: start.secret, isWaiting: () => isWaiting },
  );
  obey(gateway, log, () => {
    isWaiting = false;
  });
  ignoreSignals();
  const loaded = await gateway.serving.prepare(start.loadedAt);
  await loaded.serve();
  const address = await gateway.listen();
  const said = [
    ...announcement(loaded.sources, address, config),
    ...(await absentStores(loaded.sources)),
  ];
  say({ type: 'radiograph:listening', said });
};

const say = (message: FromWorker): void => void process.send?.(message);

/** Does what it is told, and stops where there is nobody any more who could tell it. */
const obey = (gateway: Gateway, log: Log, go: () => void): void => {
  const { serving, beginStopping, stopListening, stop } = gateway;
  let prepared: Loaded | null = null;
  let begun = 0;
  const note = (isGood: boolean): void => {
    prepared = null;
    serving.noteReload(isGood, (performance.now() - begun) / 1000);
  };
  const prepare = async (loadedAt: string): Promise<void> => {
    begun = performance.now();
    try {
      prepared = await serving.prepare(loadedAt);
      say({ type: 'radiograph:prepared', isGood: true });
    } catch (error) {
      log.error('The data cannot be loaded anew; what was loaded before is served on', error);
      say({ type: 'radiograph:prepared', isGood: false });
    }
  };
  const actions: Readonly<Record<ToWorker['type'], (message: ToWorker) => unknown>> = {
    'radiograph:start': () => {},
    'radiograph:go': go,
    'radiograph:prepare': (message) => 'loadedAt' in message && prepare(message.loadedAt),
    'radiograph:swap': () => {
      void prepared?.serve();
      note(true);
    },
    'radiograph:drop': () => {
      void prepared?.drop();
      note(false);
    },
    'radiograph:announce': () => beginStopping().then(() => say({ type: 'radiograph:announced' })),
    'radiograph:leave': () => stopListening().then(() => say({ type: 'radiograph:left' })),
    'radiograph:stop': () => endAfter(stop),
  };
  process.on('message', (message: unknown) => {
    if (isOurs<ToWorker>(message)) actions[message.type](message);
  });
  process.once('disconnect', () => endAfter(stop));
};

/** A terminal tells all processes at once: the first of them tells the others what to do. */
const ignoreSignals = (): void => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
};

const firstMessage = (): Promise<ToWorker> =>
  new Promise((resolve) => {
    const take = (message: unknown): void => {
      if (!isOurs<ToWorker>(message)) return;
      process.off('message', take);
      resolve(message);
    };
    process.on('message', take);
  });
