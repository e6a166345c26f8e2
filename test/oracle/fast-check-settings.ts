import type { Parameters } from 'fast-check';

/** FC_SEED repeats a failure or looks further; FC_RUNS overrides how often each property is tried. */
export function fastCheckSettings(runs: number): Parameters<unknown> {
  return {
    seed: Number(process.env['FC_SEED'] ?? 20191),
    numRuns: Number(process.env['FC_RUNS'] ?? runs),
  };
}
