import type { LogConfig } from '../../src/config-telemetry.ts';
import { openLog } from '../../src/telemetry/log.ts';
import type { RequestRecord } from '../../src/trail.ts';

type Line = Readonly<Record<string, unknown>>;

/** A log, and what it wrote so far. */
export const written = (config: Partial<LogConfig> = {}) => {
  let [out, err] = ['', ''];
  const log = openLog(
    { format: 'json', level: 'info', requests: 'all', ...config },
    {
      out: (lines) => {
        out += lines;
      },
      err: (lines) => {
        err += lines;
      },
    },
  );
  const linesOf = (text: string): readonly Line[] =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  const flushed = (read: () => string): readonly Line[] => {
    log.flush();
    return linesOf(read());
  };
  return {
    log,
    text: () => {
      log.flush();
      return out + err;
    },
    out: () => flushed(() => out),
    err: () => flushed(() => err),
  };
};

/** A request that went well. */
export const record = (changes: Partial<RequestRecord> = {}): RequestRecord => ({
  requestId: 'a-request',
  traceId: null,
  method: 'POST',
  route: '/graphql',
  status: 200,
  seconds: 0.0123456,
  facts: null,
  ...changes,
});
