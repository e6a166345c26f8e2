import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** How it ended, and what it printed and told. */
export interface EndedLoad {
  /** Null where a signal ended it. */
  readonly status: number | null;
  readonly printed: string;
  readonly told: string;
}

/** `npm run load` as a process of its own. */
export interface RunningLoad {
  readonly ended: Promise<EndedLoad>;
  /** Sends it a signal, and waits for its end. */
  stop(signal: NodeJS.Signals): Promise<EndedLoad>;
}

type Settings = Readonly<Record<string, string>>;

const COMMAND = [process.execPath, '--import', 'tsx', 'src/load.ts'];

/** Starts it, with nobody at the terminal. */
export const startLoad = (args: readonly string[], env: Settings = {}): RunningLoad =>
  start([...COMMAND, ...args], env);

/** Runs it to its end. */
export const load = (args: readonly string[], env: Settings = {}): Promise<EndedLoad> =>
  startLoad(args, env).ended;

/** The same where no file may have more than half a megabyte, as on a disk that is nearly full. */
export const loadWithLittleRoom = (args: readonly string[]): Promise<EndedLoad> =>
  start(['bash', '-c', 'ulimit -f 500; exec "$@"', 'bash', ...COMMAND, ...args], {}).ended;

const start = ([program = '', ...args]: readonly string[], env: Settings): RunningLoad => {
  const child = spawn(program, args, {
    cwd: root,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit');
  const ended = Promise.all([exit, text(child.stdout), text(child.stderr)]).then(
    ([[status], printed, told]): EndedLoad => ({ status, printed, told }),
  );
  const stop = (signal: NodeJS.Signals): Promise<EndedLoad> => {
    child.kill(signal);
    return ended;
  };
  return { ended, stop };
};
