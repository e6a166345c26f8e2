import type { Budget } from './budget.ts';
import type { Closers } from './closers.ts';
import type { Wrk } from './load/wrk.ts';
import type { Options } from './options.ts';
import type { TargetLine } from './targets.ts';

/** What all parts of a run share. */
export interface Stage {
  readonly dataDir: string;
  readonly options: Options;
  readonly closers: Closers;
  readonly budget: Budget;
  readonly wrk: Wrk;
}

/** A part, as text. */
export interface Report {
  readonly text: string;
  /** Whether some answers were wrong. */
  readonly hasFailed: boolean;
  readonly targets: readonly TargetLine[];
}
