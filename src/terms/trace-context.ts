/** Of which trace a request is a part, as its caller says (W3C Trace Context). */
export interface TraceContext {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** What in the caller asks: 16 hexadecimal digits. */
  readonly parentId: string;
  /** Whether the caller keeps the trace. */
  readonly isSampled: boolean;
}

const PARENT = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;
const [ZERO_TRACE, ZERO_PARENT] = ['0'.repeat(32), '0'.repeat(16)] as const;
const SAMPLED = 1;

/**
 * Reads a traceparent header; null where there is none, or none that is valid: a trace then begins
 * anew, as the specification wants it.
 */
export const readTraceParent = (header: unknown): TraceContext | null => {
  if (typeof header !== 'string') return null;
  const [, version, traceId = '', parentId = '', flags = '', more] = PARENT.exec(header) ?? [];
  // Versions to come may say more behind what there is now, this one may not.
  if (version === undefined || version === 'ff' || (version === '00' && more !== undefined)) {
    return null;
  }
  if (traceId === ZERO_TRACE || parentId === ZERO_PARENT) return null;
  return { traceId, parentId, isSampled: (Number.parseInt(flags, 16) & SAMPLED) === SAMPLED };
};
