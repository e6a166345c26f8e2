import type { Run } from './load/target.ts';

/** A number as tables show it, such as "3,925". */
export const figure = (value: number, digits = 0): string =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** Heads of the columns that every run fills. */
export const RUN_HEADS = ['req/s', 'p50 ms', 'p99 ms', 'CPU ms/req', 'bytes', 'failed'] as const;

/** The cells below them. */
export const runCells = (run: Run & { readonly bytes: number }): string[] => [
  figure(run.perSecond),
  figure(run.p50Ms, 1),
  figure(run.p99Ms, 1),
  run.processorMs === 0 ? '—' : figure(run.processorMs, 2),
  figure(run.bytes),
  figure(run.failed),
];
