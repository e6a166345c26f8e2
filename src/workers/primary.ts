import cluster from 'node:cluster';
import { randomUUID } from 'node:crypto';
import { composeLasting } from '../compose-lasting.ts';
import { countForWorkers } from '../compose-limits.ts';
import { watchContent } from '../compose-watch.ts';
import type { Config } from '../config.ts';
import { poll } from '../poll.ts';
import { onProcessSignals } from '../process-signals.ts';
import { createReloading } from '../reloading.ts';
import type { Log } from '../telemetry/log.ts';
import { answerWorkers } from '../telemetry/read-metrics.ts';
import { createCrew } from './crew.ts';

/**
 * Starts workers that answer together, starts those anew that die, and passes on what it is told. It
 * answers nothing itself.
 *
 * The first worker starts alone: what is wrong with a setting or a file is told once, by it, and ends
 * all.
 */
export const runWorkers = async (config: Config, log: Log): Promise<void> => {
  const { workers, reloadSeconds } = config.resilience;
  countForWorkers();
  answerWorkers();
  cluster.setupPrimary({ args: process.argv.slice(2) });
  const crew = createCrew({ count: workers, secret: randomUUID(), log });
  const { reload } = createReloading({ load: crew.reload, logError: log.error });
  const { mark } = watchContent(config, composeLasting(config, log.error));
  const first = reloadSeconds === 0 ? null : await mark();
  let endPolling = (): void => {};
  const stop = async (): Promise<void> => {
    endPolling();
    await crew.stop();
  };
  onProcessSignals({ stop, reload: () => void reload() });
  try {
    for (const line of await crew.start()) log.say(line);
  } catch {
    process.exitCode = 1;
    await stop();
    return;
  }
  if (reloadSeconds === 0) return;
  endPolling = poll(first, { mark, changed: reload, everyMs: reloadSeconds * 1000 });
};
