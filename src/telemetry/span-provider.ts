import { parseKeyPairsIntoRecord } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { TracesConfig } from '../config-telemetry.ts';
import { samplerOf } from './sampler.ts';

/** Spans that wait to be sent, and that are sent at once; what comes on top is dropped. */
const QUEUE = { maxQueueSize: 4096, maxExportBatchSize: 512, scheduledDelayMillis: 2000 };

/** How long sending may take, and how long it is waited for at the end, in milliseconds. */
const EXPORT_MS = 5000;
const CLOSING_MS = 1500;

/** What cannot be sent now is lost: a collector that hangs must not keep the gateway from ending. */
export const closing = async (provider: TracerProvider): Promise<void> => {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, CLOSING_MS);
  await Promise.race([provider.shutdown().catch(() => {}), late.promise]);
  clearTimeout(timer);
};

/** What makes spans, and sends them in batches. */
export const providerOf = (config: TracesConfig): TracerProvider =>
  new TracerProvider({
    sampler: samplerOf(config),
    resource: resourceFromAttributes({ 'service.name': config.serviceName }),
    // What is told of spans is of closed lists; this is for what a caller may name, an operation.
    spanLimits: { attributeValueLengthLimit: 128 },
    spanProcessors: [
      new BatchSpanProcessor({
        ...QUEUE,
        exportTimeoutMillis: EXPORT_MS,
        exporter: new OTLPTraceExporter({
          url: config.url,
          headers: parseKeyPairsIntoRecord(config.headers ?? ''),
          timeoutMillis: EXPORT_MS,
        }),
      }),
    ],
  });
