// What is made from the sources, and made again only where they have changed.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashOf } from './hash.mjs';
import { capture, LaunchError, say } from './process.mjs';

/**
 * @typedef {object} Task
 * @property {string} title what is said when it runs
 * @property {string[]} inputs files and folders that decide the output
 * @property {string[]} [without] folders in the inputs that do not
 * @property {string} [onlyWith] a file without which there is nothing to make
 * @property {string} output folder, emptied before each run
 * @property {string[]} [keep] entries of the output that another task makes
 * @property {string[][]} commands each a script in node_modules, and its arguments; run in turn
 */

/** @type {Record<'server' | 'page' | 'documents', Task>} */
export const TASKS = {
  server: {
    title: 'Compiling src/ to dist/',
    inputs: ['src', 'scripts/build', 'tsconfig.json', 'package-lock.json'],
    without: ['src/graphiql'],
    output: 'dist',
    keep: ['graphiql'],
    commands: [
      ['typescript/bin/tsc', '-p', 'tsconfig.json'],
      ['vite/bin/vite.js', 'build', '--config', 'scripts/build/vite.config.ts'],
    ],
  },
  page: {
    title: 'Building the GraphiQL page to dist/graphiql/',
    inputs: ['src/graphiql', 'schema/operations', 'package-lock.json'],
    onlyWith: 'src/graphiql/vite.config.ts',
    output: 'dist/graphiql',
    commands: [['vite/bin/vite.js', 'build', '--config', 'src/graphiql/vite.config.ts']],
  },
  documents: {
    title: 'Generating typed documents to test/generated/',
    inputs: ['schema', 'codegen.yml', 'package-lock.json'],
    // Made from the output.
    without: ['schema/trusted-documents.json'],
    onlyWith: 'schema/schema.graphql',
    output: 'test/generated',
    commands: [['@graphql-codegen/cli/esm/bin.js', '--config', 'codegen.yml']],
  },
};

/** @typedef {{ root: string, node: string, env: NodeJS.ProcessEnv }} Place */

/**
 * @param {Task[]} tasks
 * @param {Place & { underLock: <T>(work: () => Promise<T>) => Promise<T> }} place
 */
export async function runStale(tasks, { underLock, ...place }) {
  if (tasks.every((task) => whyStale(place.root, task) === null)) return;
  await underLock(async () => {
    for (const task of tasks) await runWhereStale(task, place);
  });
}

/**
 * Why a task is due, in words; null where it is not.
 *
 * @param {string} root
 * @param {Task} task
 */
export function whyStale(root, task) {
  if (task.onlyWith !== undefined && !existsSync(path.join(root, task.onlyWith))) return null;
  const stamp = stampOf(root, task);
  if (!existsSync(stamp)) return 'there is none yet';
  return readFileSync(stamp, 'utf8') === hashOf(root, task) ? null : 'its sources have changed';
}

/**
 * @param {Task} task
 * @param {Place} place
 */
async function runWhereStale(task, { root, node, env }) {
  const why = whyStale(root, task);
  if (why === null) return;
  say(`${task.title}, since ${why}`);
  const hash = hashOf(root, task);
  empty(path.join(root, task.output), task.keep ?? []);
  for (const [script = '', ...args] of task.commands) {
    const file = path.join(root, 'node_modules', script);
    const { status, output } = await capture({ file: node, args: [file, ...args], cwd: root, env });
    if (status !== 0) throw new LaunchError(`${output}\n${task.title} failed.`, status);
  }
  writeFileSync(stampOf(root, task), hash);
}

/**
 * @param {string} folder
 * @param {string[]} keep
 */
function empty(folder, keep) {
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder)) {
    if (!keep.includes(entry)) rmSync(path.join(folder, entry), { recursive: true });
  }
}

/**
 * @param {string} root
 * @param {Task} task
 */
function stampOf(root, task) {
  return path.join(root, task.output, '.stamp');
}
