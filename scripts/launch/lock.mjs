// Lets one launcher at a time change what is installed or built. A lock whose owner has died is taken over.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './process.mjs';

const POLL_MS = 200;
/** An owner writes its number at once; a lock without one for this long was left by a crash. */
const UNNAMED_MS = 5_000;

/**
 * Does the work while no other launcher does any.
 *
 * @template T
 * @param {string} lock a folder that need not exist
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(lock, work) {
  await acquire(lock);
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @param {string} lock */
async function acquire(lock) {
  mkdirSync(path.dirname(lock), { recursive: true });
  for (let hasSaid = false; !tryCreate(lock); ) {
    const owner = ownerOf(lock);
    if (isAbandoned(lock, owner)) {
      takeAway(lock, owner);
    } else {
      if (!hasSaid) say(`Waiting for ${nameOf(owner)}, which installs or builds`);
      hasSaid = true;
      await pause(POLL_MS);
    }
  }
}

/** @param {number | null} owner */
const nameOf = (owner) => (owner === null ? 'another launch' : `process ${owner}`);

/** @param {string} lock */
function tryCreate(lock) {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
  writeFileSync(path.join(lock, 'pid'), String(process.pid));
  return true;
}

/**
 * The process that holds the lock; null while it has not said so.
 *
 * @param {string} lock
 */
function ownerOf(lock) {
  try {
    const pid = Number.parseInt(readFileSync(path.join(lock, 'pid'), 'utf8'), 10);
    return Number.isNaN(pid) ? null : pid;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/**
 * Our own number is that of a dead process too: in a container, each start may get the same.
 *
 * @param {string} lock
 * @param {number | null} owner
 */
function isAbandoned(lock, owner) {
  if (owner !== null) return owner === process.pid || !isAlive(owner);
  const { mtimeMs } = statSync(lock, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
  return Date.now() - mtimeMs > UNNAMED_MS;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

/**
 * Of several that see the same dead owner, one moves the lock away. Should it catch a lock that was
 * made anew in between, it puts it back.
 *
 * @param {string} lock
 * @param {number | null} owner
 */
function takeAway(lock, owner) {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  if (ownerOf(aside) === owner) rmSync(aside, { recursive: true });
  else renameSync(aside, lock);
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function isCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
