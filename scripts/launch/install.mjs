// Whether node_modules is what package-lock.json asks for. npm's own record of what it installed says so.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from './npm.mjs';
import { say } from './process.mjs';

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, os?: string[], cpu?: string[] }} LockedPackage */
/** @typedef {Record<string, LockedPackage>} LockedPackages by folder, "" being the project itself */
/** @typedef {{ platform: string, arch: string }} Machine as process says */

/**
 * Why an install is due, in words; null where it is not.
 *
 * @param {LockedPackages} locked
 * @param {LockedPackages | null} installed null where npm has left no record
 * @param {Machine} machine
 */
export function whyInstall(locked, installed, machine) {
  if (installed === null) return 'node_modules is absent';
  if (Object.values(installed).some((found) => !runsOn(found, machine))) {
    return 'node_modules was made on another kind of machine';
  }
  const folders = Object.keys(locked).filter((folder) => folder !== '');
  return folders.every((folder) => isMet(locked[folder], installed[folder]))
    ? null
    : 'package-lock.json has changed';
}

/**
 * An optional package may be missing: most are meant for other machines.
 *
 * @param {LockedPackage | undefined} wanted
 * @param {LockedPackage | undefined} found
 */
function isMet(wanted, found) {
  if (found !== undefined) return found.version === wanted?.version;
  return wanted?.optional === true || wanted?.devOptional === true;
}

/**
 * @param {LockedPackage} found
 * @param {Machine} machine
 */
function runsOn({ os, cpu }, { platform, arch }) {
  return (os?.includes(platform) ?? true) && (cpu?.includes(arch) ?? true);
}

/**
 * Development packages build what is served, so they come even where NODE_ENV is production.
 *
 * @param {{ root: string, node: string, env: NodeJS.ProcessEnv, underLock: <T>(work: () => Promise<T>) => Promise<T> }} place
 */
export async function installWhereStale({ root, node, env, underLock }) {
  if (whyInstallIn(root) === null) return;
  await underLock(async () => {
    const why = whyInstallIn(root);
    if (why === null) return;
    say(`Installing packages, since ${why}`);
    await npm({ node, cwd: root, env, args: ['ci', '--include=dev'] });
  });
}

/** @param {string} root */
function whyInstallIn(root) {
  const record = path.join(root, 'node_modules/.package-lock.json');
  const installed = existsSync(record) ? packagesIn(record) : null;
  return whyInstall(packagesIn(path.join(root, 'package-lock.json')), installed, process);
}

/**
 * @param {string} file
 * @returns {LockedPackages}
 */
function packagesIn(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
