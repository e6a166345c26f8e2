import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A gateway in a process of its own, and all that it writes. */
export interface ToldProcess {
  readonly url: string;
  out(): string;
  err(): string;
  /** Asks it to stop, and waits until it has; gives its exit code. */
  end(): Promise<number | null>;
}

/** Starts one on any free port, and waits until it says that it is ready. */
export const startToldProcess = async (
  env: Readonly<Record<string, string>>,
): Promise<ToldProcess> => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: root,
    env: { PATH: process.env['PATH'], PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  const ended = once(child, 'close');
  const ready = Promise.withResolvers<string>();
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    out += part;
    const [, url] = /Open (\S+)\/graphiql/.exec(out) ?? [];
    if (url !== undefined) ready.resolve(url);
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    err += part;
  });
  child.once('exit', () => ready.reject(new Error(`It ended:\n${out}\n${err}`)));
  return {
    url: await ready.promise,
    out: () => out,
    err: () => err,
    end: async () => {
      child.kill('SIGTERM');
      const [code]: (number | null)[] = await ended;
      return code ?? null;
    },
  };
};
