import type { Settings } from './settings.ts';

/** What is told of the gateway to those who run it. */
export interface TelemetryConfig {
  readonly metrics: MetricsConfig;
  readonly log: LogConfig;
  /** Null: no spans are made. */
  readonly traces: TracesConfig | null;
}

export interface MetricsConfig {
  readonly isOn: boolean;
  /** Who names it may read them; null: nobody has to, or their role decides. */
  readonly token: string | null;
  /** Names of operations that are counted each by itself, beside those of trusted documents. */
  readonly operations: readonly string[];
}

export interface LogConfig {
  /** How the lines at the start are written; all others are JSON. */
  readonly format: 'text' | 'json';
  /** debug: with the words of stores and libraries, which may quote what they were sent. */
  readonly level: 'info' | 'error' | 'debug';
  /** Which requests have a line of their own. */
  readonly requests: 'failed' | 'all' | 'off';
}

export interface TracesConfig {
  /** Where spans are sent, as protobuf over HTTP (OTLP). */
  readonly url: string;
  /** Such as credentials for it, as NAME=VALUE,NAME=VALUE; null: none. */
  readonly headers: string | null;
  readonly serviceName: string;
  readonly sampler: (typeof SAMPLERS)[number];
  /** Of the traces that begin here, so much is sampled, 0 to 1. */
  readonly ratio: number;
}

const SAMPLERS = [
  'parentbased_always_on',
  'parentbased_traceidratio',
  'parentbased_always_off',
  'always_on',
  'always_off',
  'traceidratio',
] as const;

/** A name as GraphQL writes one, and no longer than a label should be. */
const OPERATION_NAMES = {
  pattern: /^(\w{1,100}(\s*,\s*\w{1,100})*)?$/,
  wanted: 'names of operations',
};

export const readTelemetry = (settings: Settings): TelemetryConfig => {
  const { choice, secret, matching } = settings;
  return {
    metrics: {
      isOn: choice('METRICS', ['on', 'off']) === 'on',
      token: secret('METRICS_TOKEN', 16),
      operations: matching('METRICS_OPERATIONS', '', OPERATION_NAMES)
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
    },
    log: {
      format: choice('LOG_FORMAT', ['text', 'json']),
      level: choice('LOG_LEVEL', ['info', 'error', 'debug']),
      requests: choice('LOG_REQUESTS', ['failed', 'all', 'off']),
    },
    traces: readTraces(settings),
  };
};

/** The names are OpenTelemetry's own, and so are their meanings. */
const readTraces = ({ url, choice, text, matching, secret }: Settings): TracesConfig | null => {
  const exporter = choice('OTEL_TRACES_EXPORTER', ['otlp', 'none']);
  const endpoint = url('OTEL_EXPORTER_OTLP_ENDPOINT');
  const headers = secret('OTEL_EXPORTER_OTLP_HEADERS', 1);
  const serviceName = text('OTEL_SERVICE_NAME', 'radiograph');
  const sampler = choice('OTEL_TRACES_SAMPLER', SAMPLERS);
  const ratio = Number(matching('OTEL_TRACES_SAMPLER_ARG', '1', RATIO));
  if (exporter === 'none' || endpoint === null) return null;
  return {
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    headers,
    serviceName,
    sampler,
    ratio,
  };
};

const RATIO = { pattern: /^(0([.]\d+)?|1([.]0+)?)$/, wanted: 'a number from 0 to 1' };
