import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** How it ended, and what it said. */
export interface EndedPull {
  /** Null where a signal ended it. */
  readonly status: number | null;
  readonly printed: string;
  readonly complaints: string;
}

/** `npm run pull` as a process of its own. */
export interface RunningPull {
  readonly ended: Promise<EndedPull>;
  /** Ends it as a power cut would, and waits for that. */
  kill(): Promise<EndedPull>;
}

type Settings = Readonly<Record<string, string>>;

const COMMAND = [process.execPath, '--import', 'tsx', 'scripts/pull.ts'];

/** Starts it, with nobody at the terminal. */
export const startPull = (args: readonly string[], env: Settings = {}): RunningPull =>
  start([...COMMAND, ...args], env);

/** The same where no file may have more than four kilobytes, as on a disk that is nearly full. */
export const startPullWithLittleRoom = (args: readonly string[], env: Settings): RunningPull =>
  start(['bash', '-c', 'ulimit -f 4; exec "$@"', 'bash', ...COMMAND, ...args], env);

const start = ([program = '', ...args]: readonly string[], env: Settings): RunningPull => {
  const child = spawn(program, args, {
    cwd: root,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]).then(
    ([[status], printed, complaints]): EndedPull => ({ status, printed, complaints }),
  );
  const kill = (): Promise<EndedPull> => {
    child.kill('SIGKILL');
    return ended;
  };
  return { ended, kill };
};
