import type { TelemetryConfig } from '../config-telemetry.ts';
import { collectSpans } from '../spans.ts';
import type { ServedDataset } from './metrics.ts';
import type { MetricsText } from './read-metrics.ts';
import { keepTrails } from './trails.ts';

/** What watches this process. */
export interface Telemetry {
  /** Null where nothing is counted. */
  readonly metrics: (() => Promise<MetricsText>) | null;
  /** Sends the spans that wait, and watches no more. */
  close(): Promise<void>;
}

/** What telemetry needs to know of the gateway. */
export interface Watched {
  /** Names of trusted documents. */
  readonly operations: readonly string[];
  /** What is served; null until it is loaded. */
  readonly dataset: () => ServedDataset | null;
}

/** Watches this process from now on. What is off is not even imported: the libraries take a while. */
export const openTelemetry = async (
  { metrics, log, traces }: TelemetryConfig,
  watched: Watched,
): Promise<Telemetry> => {
  const endTrails = log.requests === 'off' ? () => {} : keepTrails();
  const counted = metrics.isOn ? await openMetrics(metrics.operations, watched) : null;
  const tracing = traces && (await import('./tracing.ts')).openTracing(traces);
  if (tracing !== null) collectSpans(tracing);
  return {
    metrics: counted?.read ?? null,
    close: async () => {
      endTrails();
      counted?.stop();
      if (tracing === null) return;
      collectSpans(null);
      await tracing.close();
    },
  };
};

const openMetrics = async (operations: readonly string[], watched: Watched) => {
  const { countAll } = await import('./metrics.ts');
  const { readerOf } = await import('./read-metrics.ts');
  const { registry, stop } = countAll({
    operations: new Set([...operations, ...watched.operations]),
    dataset: watched.dataset,
  });
  return { read: readerOf(registry), stop };
};
