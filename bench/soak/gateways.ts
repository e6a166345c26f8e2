// Compiled gateways in processes of their own, as npm start runs them, which can be asked how they are.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { SERVER } from '../../scripts/launch/verbs.mjs';
import { numberAt } from '../json.ts';
import { memoryOf } from '../processes.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const INSIDE = ['--expose-gc', '--import', './bench/soak/vitals-inside.mjs'];
const MEBIBYTE = 1_048_576;
const LOGGED_CHARACTERS = 200_000;

/** How a gateway is. */
export interface Vitals {
  /** What is in use in its heap and beside it, right after garbage was collected, in mebibytes. */
  readonly liveMegabytes: number;
  /** Of the time since it was last asked, in milliseconds. */
  readonly delayP99Ms: number;
}

export interface SoakedGateway {
  readonly name: string;
  readonly origin: string;
  vitals(): Promise<Vitals>;
  /** Resident memory, in mebibytes; 0 where the system does not say. */
  residentMegabytes(): number;
  hasEnded(): boolean;
  /** The end of what it logged. */
  logged(): string;
  /** Asks it to stop, and gives its exit status. */
  stop(): Promise<number | null>;
}

/** Starts one on any free port, and waits until it is ready. Errors: what it said, where it ends before. */
export const startSoaked = async (
  name: string,
  settings: Readonly<Record<string, string>>,
): Promise<SoakedGateway> => {
  const child = spawn(process.execPath, [...INSIDE, ...SERVER], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const log = logOf(child);
  const origin = await log.origin;
  return {
    name,
    origin,
    vitals: () => askVitals(child),
    residentMegabytes: () => memoryOf(child.pid ?? 0)?.now ?? 0,
    hasEnded: () => hasEnded(child),
    logged: log.logged,
    stop: async () => {
      process.off('exit', kill);
      if (hasEnded(child)) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
  };
};

/** What a gateway says, and where it then answers. */
const logOf = (child: ChildProcess) => {
  let logged = '';
  const { promise: origin, resolve, reject } = Promise.withResolvers<string>();
  const note = (chunk: unknown): void => {
    logged = `${logged}${String(chunk)}`.slice(-LOGGED_CHARACTERS);
    const address = /or ask (\S+)\/graphql/.exec(logged)?.[1];
    if (address !== undefined) resolve(address);
  };
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', note);
  child.once('exit', () => reject(new Error(`The gateway ended:\n${logged}`)));
  return { origin, logged: () => logged };
};

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

const askVitals = async (child: ChildProcess): Promise<Vitals> => {
  const told = new Promise<unknown>((resolve) => child.once('message', resolve));
  child.send('vitals');
  const answer = await told;
  return {
    liveMegabytes: numberAt(answer, 'liveBytes') / MEBIBYTE,
    delayP99Ms: numberAt(answer, 'delayP99Ms'),
  };
};
