import { afterTurn } from '../after-turn.ts';
import type { LogConfig } from '../config-telemetry.ts';
import { tell } from '../signals.ts';
import type { RequestRecord } from '../trail.ts';
import { loggedError } from './error-lines.ts';
import { lineBudget } from './line-budget.ts';
import { isFailed, kindOf, requestLine } from './request-lines.ts';

/** Where lines go; each ends with a line feed. */
export interface LogOutput {
  out(lines: string): void;
  err(lines: string): void;
}

/** What is written down of what happens. */
export interface Log {
  /** For who reads along at the start: a text, or JSON. */
  say(message: string): void;
  error(message: string, error: unknown): void;
  request(record: RequestRecord): void;
  /** Writes what waits. */
  flush(): void;
}

/** Lines for what goes wrong, in a minute: of one kind, and of all kinds. */
const BUDGET = { mostOfOne: 10, mostOfAll: 200, whileMs: 60_000 };

/**
 * A log of lines of JSON: errors to one output, all else to the other.
 *
 * Lines of one turn of the event loop are written together, since writing one waits for the system.
 */
export const openLog = ({ format, level, requests }: LogConfig, output: LogOutput): Log => {
  const lines = waitingLines(output);
  const budget = lineBudget({
    ...BUDGET,
    leftOut: (counts) =>
      lines.add('error', { message: 'Lines were left out', leftOut: Object.fromEntries(counts) }),
  });
  const withBudget = (kind: string, to: Level, content: () => object): void => {
    const isWritten = budget.admits(kind);
    tell('log-line', { level: to, isWritten });
    if (isWritten) lines.add(to, content());
  };
  return {
    say: (message) => {
      if (level === 'error') return;
      if (format === 'text') output.out(`${message}\n`);
      else lines.add('info', { message });
    },
    error: (message, error) =>
      withBudget(message, 'error', () => ({
        message,
        error: loggedError(error, level === 'debug'),
      })),
    request: (record) => {
      if (requests === 'off') return;
      if (isFailed(record)) withBudget(kindOf(record), 'error', () => requestLine(record));
      else if (requests === 'all' && level !== 'error') {
        tell('log-line', { level: 'info', isWritten: true });
        lines.add('info', requestLine(record));
      }
    },
    flush: () => {
      budget.close();
      lines.flush();
    },
  };
};

type Level = 'error' | 'info';

const waitingLines = (output: LogOutput) => {
  const waiting: Record<Level, string> = { error: '', info: '' };
  let isDue = false;
  const flush = (): void => {
    isDue = false;
    const { error, info } = waiting;
    waiting.error = '';
    waiting.info = '';
    if (error !== '') output.err(error);
    if (info !== '') output.out(info);
  };
  return {
    add: (level: Level, content: object): void => {
      waiting[level] +=
        `${JSON.stringify({ time: new Date().toISOString(), level, ...content })}\n`;
      if (isDue) return;
      isDue = true;
      afterTurn(flush);
    },
    flush,
  };
};
