import type { OpenSpan } from './spans.ts';
import type { Role } from './terms/role.ts';
import type { SourceName } from './terms/source-name.ts';

/** What a request asked of one source. */
export interface AskedSource {
  calls: number;
  /** Of all calls together: those side by side count each. */
  seconds: number;
}

/** What one request did, taken down while it does it: for its line in the log, and its spans. */
export interface Trail {
  /** The request's own span; null where nobody collects any. */
  span: OpenSpan | null;
  /** The operation, once it is known; null where there is none. */
  operation: string | null;
  /** Fields that the operation may show, such as "Image.sex"; null where that is not known. */
  shown: () => ReadonlySet<string> | null;
  /** Codes of the errors in its answer. */
  codes: readonly string[];
  /** Points that the operation was priced at; null where it was not. */
  cost: number | null;
  bytesBilled: number;
  /**
   * Whether its answer rests on what is loaded and on nothing that passes, such as a store, a clock or
   * a plan: then who asks the same is answered the same until data is loaded anew.
   */
  isLasting: boolean;
  readonly sources: Map<SourceName, AskedSource>;
}

/** Of a request that has done nothing yet. */
export const newTrail = (): Trail => ({
  span: null,
  operation: null,
  shown: () => null,
  codes: [],
  cost: null,
  bytesBilled: 0,
  isLasting: true,
  sources: new Map(),
});

/** A request over HTTP that has ended. */
export interface RequestRecord {
  readonly requestId: string;
  /** Null where it is part of no trace. */
  readonly traceId: string | null;
  readonly method: string;
  /** The pattern of its address, such as "/images/:imageIndex/rendered". */
  readonly route: string;
  /** 499 where the caller left before the answer. */
  readonly status: number;
  readonly seconds: number;
  /** Who asked, and what it took; null where it did not come so far. */
  readonly facts: RequestDone | null;
}

/** Of what holds for a request, what is of interest when it has ended. */
export interface RequestDone {
  readonly caller: string;
  readonly role: Role;
  readonly trail: Trail;
}
