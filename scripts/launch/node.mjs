// Which Node runs the project: the one that is running, or one from npm where that is too old.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from './npm.mjs';
import { LaunchError, say } from './process.mjs';

/** What is fetched where the machine's own Node is too old. */
const FETCHED_VERSION = '24.21.0';

/**
 * @param {string} version such as 20.20.2
 * @param {string} least such as 22.13
 */
export function isAtLeast(version, least) {
  const have = version.split('.').map(Number);
  const differences = least.split('.').map((part, index) => (have[index] ?? 0) - Number(part));
  return (differences.find((difference) => difference !== 0) ?? 0) >= 0;
}

/**
 * The npm package that carries a Node binary for a platform, and the binary's place in it.
 *
 * @param {string} platform as in process.platform
 * @param {string} arch as in process.arch
 */
export function nodePackage(platform, arch) {
  const isWindows = platform === 'win32';
  const name = `node-${isWindows ? 'win' : platform}-${arch}`;
  return { name, binary: `node_modules/${name}/bin/${isWindows ? 'node.exe' : 'node'}` };
}

/**
 * The path of a Node that is at least as new as asked for.
 *
 * @param {{ root: string, least: string, underLock: <T>(work: () => Promise<T>) => Promise<T> }} wanted
 * @returns {Promise<string>}
 */
export async function findNode({ root, least, underLock }) {
  if (isAtLeast(process.versions.node, least)) return process.execPath;
  const { name, binary } = nodePackage(process.platform, process.arch);
  const tools = path.join(root, '.tools');
  const node = path.join(tools, binary);
  if (isFetched(tools, name, node)) return node;
  await underLock(async () => {
    if (isFetched(tools, name, node)) return;
    say(
      `Node ${process.versions.node} is older than ${least}: fetching ${FETCHED_VERSION} to .tools/`,
    );
    await fetchNode(tools, name);
  });
  if (existsSync(node)) return node;
  throw new LaunchError(`${name} brought no ${binary}. Install Node ${least} or newer.`);
}

/**
 * npm writes its own record last, so a fetch that was cut short does not count.
 *
 * @param {string} tools
 * @param {string} name
 * @param {string} node
 */
function isFetched(tools, name, node) {
  const record = path.join(tools, 'node_modules/.package-lock.json');
  if (!existsSync(node) || !existsSync(record)) return false;
  const { packages = {} } = JSON.parse(readFileSync(record, 'utf8'));
  return packages[`node_modules/${name}`]?.version === FETCHED_VERSION;
}

/**
 * @param {string} tools
 * @param {string} name
 */
async function fetchNode(tools, name) {
  const args = ['--no-save', '--no-package-lock', '--prefix', tools, `${name}@${FETCHED_VERSION}`];
  await npm({ node: process.execPath, cwd: path.dirname(tools), args: ['install', ...args] });
}
