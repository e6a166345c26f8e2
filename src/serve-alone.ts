import { absentStores, announcement } from './announcement.ts';
import type { Config } from './config.ts';
import { createGateway } from './gateway.ts';
import { poll } from './poll.ts';
import { onProcessSignals } from './process-signals.ts';
import type { Log } from './telemetry/log.ts';

/** Answers in this process alone, until it is told to stop. Errors: ConfigError, LoadError, SourceError. */
export const serveAlone = async (config: Config, log: Log): Promise<void> => {
  const gateway = await createGateway(config, {
    logError: log.error,
    logRequest: log.request,
    observeStatement: () => {},
  });
  const { serving } = gateway;
  let isStopping = false;
  let endPolling = (): void => {};
  const stop = async (): Promise<void> => {
    isStopping = true;
    endPolling();
    await gateway.stop();
  };
  onProcessSignals({ stop, reload: () => void serving.reload() });
  try {
    const address = await gateway.listen();
    const everyMs = config.resilience.reloadSeconds * 1000;
    const { mark } = serving.watch();
    const first = everyMs === 0 ? null : await mark();
    const sources = await gateway.load();
    if (isStopping) return;
    for (const line of announcement(sources, address, config)) log.say(line);
    for (const line of await absentStores(sources)) log.say(line);
    if (everyMs === 0) return;
    endPolling = poll(first, { mark, changed: serving.reload, everyMs });
  } catch (error) {
    await gateway.stop();
    throw error;
  }
};
