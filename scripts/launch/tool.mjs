// Programs beside the project's own packages: each has a lock file in scripts/tools/, and a folder of its
// own in .tools/, where npm installs it once. None of their install scripts runs.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installWhereStale } from './install.mjs';
import { withLock } from './lock.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** @typedef {'bench-peers' | 'hive-gateway' | 'subgraph-compatibility'} ToolName */

/**
 * Where a program is, or will be, installed.
 *
 * @param {string} name
 */
export const toolFolder = (name) => path.join(root, '.tools', name);

/**
 * Installs a program, unless it is there in just the versions of its lock file. Gives its folder.
 *
 * @param {string} name
 */
export async function installTool(name) {
  const folder = toolFolder(name);
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    copyFileSync(path.join(root, 'scripts/tools', name, file), path.join(folder, file));
  }
  await installWhereStale({
    root: folder,
    node: process.execPath,
    env: process.env,
    underLock: (work) => withLock(path.join(root, `.cache/${name}.lock`), work),
  });
  return folder;
}

/**
 * Whether a program is installed.
 *
 * @param {string} name
 */
export const isInstalled = (name) => existsSync(path.join(toolFolder(name), 'node_modules'));
