// What the gateway is to reach, and whether it did.
import { figure } from './figures.ts';
import { table } from './table.ts';

export interface TargetLine {
  readonly target: string;
  /** What was measured, in words. */
  readonly found: string;
  readonly isMet: boolean;
}

/** A number that is to be so large at least. */
export const atLeast = (
  target: string,
  found: number,
  { least, unit = '', digits = 2 }: { least: number; unit?: string; digits?: number },
): TargetLine => ({
  target: `${target}: at least ${least}${unit}`,
  found: `${figure(found, digits)}${unit}`,
  isMet: found >= least,
});

/** A number that is to be so large at most. */
export const atMost = (
  target: string,
  found: number,
  { most, unit = '', digits = 0 }: { most: number; unit?: string; digits?: number },
): TargetLine => ({
  target: `${target}: at most ${figure(most, digits)}${unit}`,
  found: `${figure(found, digits)}${unit}`,
  isMet: found <= most,
});

/** How many were met, then one row for each. */
export const targetTable = (lines: readonly TargetLine[]): string => {
  const met = lines.filter(({ isMet }) => isMet).length;
  const rows = lines.map(({ target, found, isMet }) => [target, found, isMet ? 'met' : 'NOT MET']);
  return `${met} of ${lines.length} are met.\n\n${table(['target', 'measured', ''], rows)}`;
};
