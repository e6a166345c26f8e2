// Starts other programs: quietly, where only a failure is worth reading, or in the foreground.
import { spawn } from 'node:child_process';
import os from 'node:os';

const ORPHAN_POLL_MS = 250;

/** Something that the user must know, in words that need no stack trace. `status` becomes the exit code. */
export class LaunchError extends Error {
  /**
   * @param {string} message
   * @param {number} [status]
   */
  constructor(message, status = 1) {
    super(message);
    this.status = status;
  }
}

/** @param {string} line */
export const say = (line) => process.stderr.write(`${line}\n`);

/**
 * Runs a program to its end. Its words are kept back, and shown only when it fails.
 *
 * @param {{ file: string, args: string[], cwd: string, env?: NodeJS.ProcessEnv, shell?: boolean }} command
 * @returns {Promise<{ status: number, output: string }>}
 */
export function capture({ file, args, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const release = passSignalsTo(child);
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      release();
      resolve({ status: statusOf(code, signal), output: Buffer.concat(chunks).toString().trim() });
    });
  });
}

/**
 * Runs a program in the foreground and answers with its exit code.
 *
 * @param {{ file: string, args: string[], cwd: string, env: NodeJS.ProcessEnv }} command
 * @returns {Promise<number>}
 */
export function handOver({ file, args, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, stdio: 'inherit' });
    const release = passSignalsTo(child);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      release();
      resolve(statusOf(code, signal));
    });
  });
}

/**
 * A terminal sends Ctrl-C to the whole group, so that passing it on would make it arrive twice.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function passSignalsTo(child) {
  const terminate = () => child.kill('SIGTERM');
  const interrupt = () => process.stdin.isTTY || child.kill('SIGINT');
  process.on('SIGTERM', terminate);
  process.on('SIGINT', interrupt);
  const watch = underNpm() ? onOrphaned(terminate) : undefined;
  return () => {
    clearInterval(watch);
    process.off('SIGTERM', terminate);
    process.off('SIGINT', interrupt);
  };
}

const underNpm = () => process.env['npm_lifecycle_event'] !== undefined;

/**
 * npm passes a signal to the shell between us, and the shell dies of it without a word.
 *
 * @param {() => void} act
 */
function onOrphaned(act) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, ORPHAN_POLL_MS);
  return timer.unref();
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function statusOf(code, signal) {
  return code ?? 128 + (signal === null ? 1 : os.constants.signals[signal]);
}
