import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** A program that tests start, end and start again. */
export interface BackgroundProgram {
  start(): void;
  hasEnded(): boolean;
  /** The end of what it printed. */
  lastWords(): string;
  /** Sends it a signal, where it runs. */
  signal(signal: NodeJS.Signals): void;
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
}

export interface BackgroundCommand {
  readonly file: string;
  readonly args: readonly string[];
  /** File for what it prints. */
  readonly log: string;
  /** Called when the tests end, however they do; the program has been killed by then. */
  readonly onExit: () => void;
}

/** A program that does not outlive the tests, and does not keep them from ending. Starts nothing yet. */
export const backgroundProgram = (command: BackgroundCommand): BackgroundProgram => {
  let running: ChildProcess | null = null;
  atEnd(() => {
    running?.kill('SIGKILL');
    command.onExit();
  });
  return {
    start: () => {
      // A pipe would keep a test that failed from ending.
      const log = openSync(command.log, 'a');
      running = spawn(command.file, command.args, { stdio: ['ignore', log, log] });
      closeSync(log);
      running.unref();
    },
    hasEnded: () => running === null || hasEnded(running),
    lastWords: () => readFileSync(command.log, 'utf8').slice(-4000),
    signal: (signal) => void running?.kill(signal),
    kill: async () => {
      const child = running;
      running = null;
      if (child === null || hasEnded(child)) return;
      const ended = once(child, 'exit');
      child.ref();
      child.kill('SIGKILL');
      await ended;
    },
  };
};

const hasEnded = (child: ChildProcess): boolean =>
  child.exitCode !== null || child.signalCode !== null;

/** Acts when this process ends by itself, is stopped or is interrupted. */
const atEnd = (act: () => void): void => {
  process.once('exit', act);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      act();
      process.kill(process.pid, signal);
    });
  }
};
