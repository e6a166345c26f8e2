// Resident memory of a process, where the system says it.
import { readFileSync } from 'node:fs';

/** In mebibytes. */
export interface Memory {
  readonly now: number;
  readonly most: number;
}

const mebibytes = (status: string, name: string): number =>
  Math.round(Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024);

/** Null where the system has no /proc. */
export const memoryOf = (pid: number): Memory | null => {
  if (process.platform !== 'linux') return null;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return { now: mebibytes(status, 'VmRSS'), most: mebibytes(status, 'VmHWM') };
};
