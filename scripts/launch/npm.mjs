// Runs npm: the copy that started us where there is one, else the one on the path.
import path from 'node:path';
import { capture, LaunchError } from './process.mjs';

/** Nothing in the lock file needs an install script. */
const ALWAYS = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Quiet where it works; npm's own words and status where it does not.
 *
 * @param {{ node: string, cwd: string, args: string[], env?: NodeJS.ProcessEnv }} call
 */
export async function npm({ node, cwd, args, env = process.env }) {
  const command = { ...npmCommand(process.env['npm_execpath'], node), cwd, env };
  const { status, output } = await capture({
    ...command,
    args: [...command.args, ...args, ...ALWAYS],
  });
  if (status !== 0) throw new LaunchError(`${output}\nnpm ${args[0]} failed.`, status);
}

/**
 * @param {string | undefined} execPath of the package manager that started us; yarn and pnpm set it too
 * @param {string} node
 */
export function npmCommand(execPath, node) {
  if (execPath !== undefined && path.basename(execPath) === 'npm-cli.js') {
    return { file: node, args: [execPath] };
  }
  return { file: 'npm', args: [], shell: process.platform === 'win32' };
}
