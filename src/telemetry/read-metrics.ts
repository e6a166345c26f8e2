import cluster from 'node:cluster';
import { AggregatorRegistry, type Registry } from 'prom-client';

// Each worker counts by itself, and whoever asks reaches any of them. It asks the primary, which asks
// all workers, and adds up what they say: prom-client's own way for clusters.

/** What is counted, as Prometheus reads it. */
export interface MetricsText {
  readonly contentType: string;
  readonly text: string;
}

/** How long a worker waits for the primary, in milliseconds: prom-client gives up after five seconds. */
const PATIENCE_MS = 6000;

const WANTED = 'radiograph:metrics-wanted';
const READ = 'radiograph:metrics-read';

/** What reads the counts of this process, or of all workers where it is one. */
export const readerOf = (registry: Registry): (() => Promise<MetricsText>) => {
  const { contentType } = registry;
  if (!cluster.isWorker) return async () => ({ contentType, text: await registry.metrics() });
  AggregatorRegistry.setRegistries([registry]);
  // It is made for its effect: a worker then answers what the primary asks of it.
  void new AggregatorRegistry();
  return async () => ({ contentType, text: await askPrimary() });
};

/** Has the primary answer workers that ask for the counts of all. Call it in the primary, once. */
export const answerWorkers = (): void => {
  const all = new AggregatorRegistry();
  cluster.on('message', (worker, message: unknown) => {
    const id = idIn(message, WANTED);
    if (id === null) return;
    const answer = (text: string | null): void => {
      // It may have died meanwhile. Without somebody to hear of it, that would end this process, too.
      worker.send({ type: READ, id, text }, () => {});
    };
    all.clusterMetrics().then(answer, () => answer(null));
  });
};

let asked = 0;

/** Errors: where the primary cannot say. */
const askPrimary = (): Promise<string> =>
  new Promise((resolve, reject) => {
    asked += 1;
    const id = asked;
    const end = (): void => {
      clearTimeout(timer);
      process.off('message', take);
    };
    const fail = (): void => {
      end();
      reject(new Error('Not all workers say what they counted.'));
    };
    const take = (message: unknown): void => {
      if (idIn(message, READ) !== id) return;
      const text = textIn(message);
      if (text === null) return fail();
      end();
      resolve(text);
    };
    const timer = setTimeout(fail, PATIENCE_MS);
    process.on('message', take);
    process.send?.({ type: WANTED, id });
  });

const isMessage = (message: unknown): message is Readonly<Record<string, unknown>> =>
  typeof message === 'object' && message !== null;

const idIn = (message: unknown, type: string): number | null =>
  isMessage(message) && message['type'] === type ? Number(message['id']) : null;

const textIn = (message: unknown): string | null =>
  isMessage(message) && typeof message['text'] === 'string' ? message['text'] : null;
