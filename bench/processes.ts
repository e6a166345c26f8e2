// What processes use of the machine, where the system says it (Linux, /proc).
import { existsSync, readFileSync } from 'node:fs';

/** Resident memory, in mebibytes. */
export interface Memory {
  readonly now: number;
  readonly most: number;
}

/** Clock ticks in a second, for all that Linux tells programs. */
const TICKS = 100;

const read = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

const mebibytes = (status: string, name: string): number =>
  Math.round(Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024);

/** Null where the system does not say. */
export const memoryOf = (pid: number): Memory | null => {
  const status = read(`/proc/${pid}/status`);
  if (status === '') return null;
  return { now: mebibytes(status, 'VmRSS'), most: mebibytes(status, 'VmHWM') };
};

const childrenOf = (pid: number): number[] =>
  read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);

/** After the name, which may hold anything: user and system time, then those of children that have ended. */
const ticksOf = (pid: number): readonly number[] => {
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  return fields.slice(11, 15).map(Number);
};

/** Processor time of processes and their children so far, in milliseconds; 0 where the system does not say. */
export const processorMs = (pids: readonly number[]): number => {
  const own = pids.flatMap(ticksOf);
  const living = pids.flatMap(childrenOf).flatMap((pid) => ticksOf(pid).slice(0, 2));
  return ([...own, ...living].reduce((sum, ticks) => sum + ticks, 0) * 1000) / TICKS;
};
