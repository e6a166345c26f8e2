// Spans of a trace: what took how long within what. Whoever opens one does not know who collects
// them; while nobody does, nothing is made and nothing is kept.

/** Numbers and words of closed lists: no literal, no key and no text of a caller's or a store's. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** What is known of a piece of work as it begins. */
export interface SpanFacts {
  readonly name: string;
  /** A client's span is a question to a source, all else happens here. */
  readonly kind: 'internal' | 'client';
  readonly attributes: SpanAttributes;
}

/** A piece of work under way. */
export interface OpenSpan {
  readonly traceId: string;
  /** Trace, span and whether it is kept, as traceparent and traceresponse have them. */
  readonly header: string;
  /** Once; failure: in a word, such as an error's code; null where it went well. */
  end(attributes: SpanAttributes, failure: string | null): void;
}

/** Who collects spans. */
export interface Tracing {
  /** One request over HTTP, below the span of who asks, where its headers name one. */
  request(headers: TraceHeaders, attributes: SpanAttributes): OpenSpan;
  /** Runs something in a span, below the one in which this is called. */
  within<T>(facts: SpanFacts, run: () => Promise<T>): Promise<T>;
  /** What tells a store in which span it is asked. */
  headers(): Readonly<Record<string, string>>;
}

/** Where a request says of which trace it is a part (W3C Trace Context). */
export type TraceHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

let collector: Tracing | null = null;

/** From here on spans are collected there; null: nowhere. One for the process. */
export const collectSpans = (tracing: Tracing | null): void => {
  collector = tracing;
};

/** Whether anybody collects spans now. */
export const areSpansCollected = (): boolean => collector !== null;

/** The span of a request over HTTP; null where nobody collects any. */
export const requestSpan = (headers: TraceHeaders, attributes: SpanAttributes): OpenSpan | null =>
  collector?.request(headers, attributes) ?? null;

/** Runs something in a span, where anybody collects them. */
export const inSpan = <T>(facts: SpanFacts, run: () => Promise<T>): Promise<T> =>
  collector === null ? run() : collector.within(facts, run);

const NO_HEADERS = {};

/** Headers for a question to a store: empty where nobody collects spans. */
export const traceHeaders = (): Readonly<Record<string, string>> =>
  collector?.headers() ?? NO_HEADERS;
