// What several timed runs say together.
import type { Run } from './load/target.ts';

/** Medians of the runs, and all that failed in them. */
export const medianRun = (runs: readonly Run[]): Run => ({
  perSecond: median(runs.map((run) => run.perSecond)),
  p50Ms: median(runs.map((run) => run.p50Ms)),
  p99Ms: median(runs.map((run) => run.p99Ms)),
  processorMs: median(runs.map((run) => run.processorMs)),
  failed: runs.reduce((sum, run) => sum + run.failed, 0),
  example: runs.find((run) => run.example !== '')?.example ?? '',
  answers: runs.reduce((sum, run) => sum + run.answers, 0),
});

/** The middle one, or the mean of the two. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
};
