import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { TracesConfig } from '../config-telemetry.ts';
import { GatewayError } from '../errors.ts';
import { currentRequest } from '../request.ts';
import type { OpenSpan, SpanFacts, TraceHeaders, Tracing } from '../spans.ts';
import { readTraceParent } from '../terms/trace-context.ts';
import { closing, providerOf } from './span-provider.ts';

const KINDS = { internal: SpanKind.INTERNAL, client: SpanKind.CLIENT } as const;

// The request's own span is carried by what is known of the request, those below it by this: so
// nothing global of OpenTelemetry is used, and two gateways in a process do not meet.
const places = new AsyncLocalStorage<Context>();

/** The contexts of requests' own spans. */
const opened = new WeakMap<OpenSpan, Context>();

/** Sends spans from now on. */
export const openTracing = (config: TracesConfig): Tracing & { close(): Promise<void> } => {
  const provider = providerOf(config);
  const tracer = provider.getTracer('radiograph');
  const here = (): Context => {
    const own = currentRequest()?.trail.span ?? null;
    return places.getStore() ?? (own && opened.get(own)) ?? ROOT_CONTEXT;
  };
  return {
    request: (headers, attributes) => requestSpan(tracer, headers, attributes),
    within: (facts, run) => {
      const parent = here();
      return isKept(parent) ? within(tracer, { facts, parent }, run) : run();
    },
    headers: () => {
      const span = trace.getSpanContext(here());
      return span === undefined ? {} : { traceparent: headerOf(span) };
    },
    close: () => closing(provider),
  };
};

/**
 * Whether what runs here is in a trace that is kept: every sampler decides of a whole trace. What runs
 * in no request, such as looking how a store is, makes no spans.
 */
const isKept = (parent: Context): boolean =>
  ((trace.getSpanContext(parent)?.traceFlags ?? 0) & TraceFlags.SAMPLED) !== 0;

/** Below the span of the caller, where it names one. */
const requestSpan = (tracer: Tracer, headers: TraceHeaders, attributes: Attributes): OpenSpan => {
  const caller = readTraceParent(headers['traceparent']);
  const parent =
    caller === null
      ? ROOT_CONTEXT
      : trace.setSpanContext(ROOT_CONTEXT, {
          traceId: caller.traceId,
          spanId: caller.parentId,
          traceFlags: caller.isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
          isRemote: true,
        });
  const name = `${String(attributes['http.request.method'])} ${String(attributes['http.route'])}`;
  const span = tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, parent);
  const open = endingOf(span);
  opened.set(open, trace.setSpan(parent, span));
  return open;
};

const headerOf = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;

const endingOf = (span: Span): OpenSpan => ({
  traceId: span.spanContext().traceId,
  header: headerOf(span.spanContext()),
  end: (attributes, failure) => {
    span.setAttributes(attributes);
    if (failure !== null) fail(span, failure);
    span.end();
  },
});

interface Below {
  readonly facts: SpanFacts;
  readonly parent: Context;
}

const within = async <T>(
  tracer: Tracer,
  { facts: { name, kind, attributes }, parent }: Below,
  run: () => Promise<T>,
): Promise<T> => {
  const span = tracer.startSpan(name, { kind: KINDS[kind], attributes }, parent);
  try {
    return await places.run(trace.setSpan(parent, span), run);
  } catch (error) {
    fail(span, error instanceof GatewayError ? error.code : 'INTERNAL_SERVER_ERROR');
    throw error;
  } finally {
    span.end();
  }
};

/** An error's words may quote what was asked: its code is told, and no more. */
const fail = (span: Span, code: string): void => {
  span.setAttribute('error.type', code);
  span.setStatus({ code: SpanStatusCode.ERROR });
};
