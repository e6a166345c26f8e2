import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** How a gateway ended. */
interface Ended {
  readonly code: number | null;
  /** What it logged. */
  readonly logged: string;
  /** What it said, from its start on. */
  readonly printed: string;
}

/** A gateway in a process of its own, as it is when it has said all that it says at its start. */
export interface GatewayProcess {
  readonly url: string;
  /** What it said, until it had said the last. */
  readonly said: string;
  /** Asks it to stop, and waits until it has. */
  end(): Promise<Ended>;
  /** Tells it something; what it says then is in the log. */
  signal(name: NodeJS.Signals): void;
  readonly pid: number;
  /** Ends it at once, where it still runs. */
  kill(): void;
}

/** Starts one on any free port. last: in the last line that is waited for. Rejects where it ends before. */
export const startGatewayProcess = async (
  env: Readonly<Record<string, string>>,
  last: RegExp,
): Promise<GatewayProcess> => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: root,
    env: { PATH: process.env['PATH'], PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const logged = text(child.stderr);
  const output = text(child.stdout);
  const said = await saidUntil(child, last);
  if (!last.test(said)) throw new Error(`It said only:\n${said}\n${await logged}`);
  return {
    url: /Open (\S+)\/graphiql/.exec(said)?.[1] ?? '',
    said,
    end: async () => {
      child.kill('SIGTERM');
      const [code]: (number | null)[] = await ended;
      return { code: code ?? null, logged: await logged, printed: await output };
    },
    signal: (name) => void child.kill(name),
    pid: child.pid ?? 0,
    kill: () => void child.kill('SIGKILL'),
  };
};

const saidUntil = ({ stdout }: ChildProcess, last: RegExp): Promise<string> =>
  new Promise((resolve) => {
    let said = '';
    stdout?.on('data', (part: Buffer) => {
      said += String(part);
      if (last.test(said)) resolve(said);
    });
    stdout?.once('end', () => resolve(said));
  });
