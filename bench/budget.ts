// Which cores servers may use, and which the load: else who asks would take from who answers.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Command } from './program.ts';
import { isOnPath, runProgram } from './program.ts';

export interface Budget {
  /** For servers, such as "1"; null where nobody is bound to cores. */
  readonly servers: string | null;
  readonly load: string | null;
  /** For what is measured with nothing beside it. */
  readonly all: string | null;
  /** In words, for the head of a report. */
  readonly words: string;
}

const UNBOUND = (why: string): Budget => ({
  servers: null,
  load: null,
  all: null,
  words: `servers and load share all cores (${why})`,
});

/** Such as [0, 1, 2, 3] for "0-1,2-3". */
export const readCores = (list: string): number[] =>
  list
    .trim()
    .split(',')
    .filter(Boolean)
    .flatMap((range) => {
      const [first = 0, last = first] = range.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, turn) => first + turn);
    });

/** The last cores for servers, the others for the load. */
export const divideCores = (cores: readonly number[], forServers: number): Budget => {
  if (forServers >= cores.length) return UNBOUND(`${forServers} of ${cores.length} cores wanted`);
  const servers = cores.slice(cores.length - forServers).join(',');
  const load = cores.slice(0, cores.length - forServers).join(',');
  const many = forServers === 1 ? 'one core' : `${forServers} cores`;
  return {
    servers,
    load,
    all: cores.join(','),
    words: `${many} for each server with all that it runs, its PostgreSQL or Orthanc included (taskset), and the others for the load`,
  };
};

/**
 * Decides, and binds this process and what it starts to the cores of the load.
 *
 * forServers: how many cores; 0: nobody is bound.
 */
export const bindCores = async (forServers: number): Promise<Budget> => {
  if (forServers === 0) return UNBOUND('as was asked for');
  if (process.platform !== 'linux' || !isOnPath('taskset')) return UNBOUND('there is no taskset');
  if (availableParallelism() < 2) return UNBOUND('there is one');
  const status = readFileSync('/proc/self/status', 'utf8');
  const cores = readCores(/^Cpus_allowed_list:\s*(.*)$/m.exec(status)?.[1] ?? '');
  const budget = divideCores(cores, forServers);
  if (budget.load !== null) {
    const args = ['--all-tasks', '--pid', '--cpu-list', budget.load, String(process.pid)];
    await runProgram({ file: 'taskset', args });
  }
  return budget;
};

/** The same program on some cores. It replaces taskset, so that its number is that of the process. */
export const onCores = (cores: string | null, command: Command): Command =>
  cores === null
    ? command
    : { ...command, file: 'taskset', args: ['--cpu-list', cores, command.file, ...command.args] };
