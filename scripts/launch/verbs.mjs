// What each verb of package.json makes first, and then runs.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { filesIn } from './hash.mjs';
import { TASKS } from './tasks.mjs';

/** What the code needs is in package.json; these tools ask for more than the code does. */
const TOOLS_NEED = '22.18';
// Much lives briefly, so there is room for 8 MiB of it instead of 16. What lives longer is looked through when
// it has grown by half, not when there are four times as much of it: 80 to 120 MB less, at no measurable cost.
const SMALL_HEAP = ['--max-semi-space-size=8', '--heap-growing-percent=50'];

/** What runs the built server; the benchmark runs it so, too. */
export const SERVER = [...SMALL_HEAP, 'dist/main.js'];

/**
 * In which environment. Left to itself, glibc has eight heaps for each core, and raises the size from which
 * on memory goes back to the system when it is freed: it keeps 30 MB that nobody uses. Others heed none of it.
 */
export const SERVER_ENVIRONMENT = {
  NODE_ENV: 'production',
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '524288',
};

const PRODUCTION = { NODE_ENV: 'production' };

const TSX = ['--import', 'tsx'];
// On its own the runner leaves a core idle, which of two is half the machine.
const TESTS = [
  ...TSX,
  '--test',
  '--test-reporter=spec',
  `--test-concurrency=${availableParallelism()}`,
];
const TSX_CLI = 'node_modules/tsx/dist/cli.mjs';

/**
 * @typedef {object} Verb
 * @property {string} [least] oldest Node that will do, where that is not what package.json says
 * @property {import('./tasks.mjs').Task[]} makes
 * @property {(root: string, args: string[]) => string[]} [runs] arguments for Node
 * @property {Readonly<Record<string, string>>} [environment] where nothing else is set
 */

/** @type {Record<string, Verb>} */
export const VERBS = {
  start: {
    makes: [TASKS.server, TASKS.page],
    runs: (root, args) => [...settings(root), ...SERVER, ...args],
    environment: SERVER_ENVIRONMENT,
  },
  dev: {
    makes: [TASKS.page],
    runs: (root, args) => [TSX_CLI, 'watch', ...settings(root), 'src/main.ts', ...args],
  },
  load: {
    makes: [TASKS.server],
    runs: (root, args) => [...settings(root), 'dist/load.js', ...args],
    environment: PRODUCTION,
  },
  mcp: {
    makes: [TASKS.server],
    runs: (root, args) => [...settings(root), ...SMALL_HEAP, 'dist/mcp.js', ...args],
    environment: SERVER_ENVIRONMENT,
  },
  build: { makes: [TASKS.server, TASKS.page] },
  test: {
    least: TOOLS_NEED,
    makes: [TASKS.server, TASKS.page, TASKS.documents],
    runs: (root, args) => [...TESTS, ...testArguments(root, args)],
  },
  check: {
    least: TOOLS_NEED,
    makes: [TASKS.documents],
    runs: (_root, args) => ['scripts/check.mjs', ...args],
  },
  codegen: {
    least: TOOLS_NEED,
    makes: [TASKS.documents],
    runs: () => ['scripts/trusted-documents.mjs'],
  },
  schema: {
    least: TOOLS_NEED,
    makes: [],
    runs: (_root, args) => [...TSX, 'scripts/schema.ts', ...args],
  },
  bench: {
    least: TOOLS_NEED,
    makes: [TASKS.server, TASKS.page],
    runs: (_root, args) => [...TSX, 'bench/run.ts', ...args],
    environment: PRODUCTION,
  },
  soak: {
    makes: [TASKS.server],
    runs: (_root, args) => [...TSX, 'bench/soak/run.ts', ...args],
  },
  hostile: {
    makes: [TASKS.server],
    runs: (_root, args) => [...TSX, 'bench/hostile/run.ts', ...args],
  },
  store: {
    makes: [],
    runs: (root, args) => [...settings(root), ...TSX, 'scripts/fill-store.ts', ...args],
  },
  pull: {
    makes: [],
    runs: (root, args) => [...settings(root), ...TSX, 'scripts/pull.ts', ...args],
  },
  cookbook: {
    least: TOOLS_NEED,
    makes: [],
    runs: (root, args) => [...settings(root), ...TSX, 'scripts/cookbook.ts', ...args],
  },
  key: { makes: [], runs: (_root, args) => [...TSX, 'scripts/key.ts', ...args] },
  supergraph: {
    least: TOOLS_NEED,
    makes: [TASKS.server],
    runs: (_root, args) => [...TSX, 'examples/supergraph/run.ts', ...args],
  },
  sample: { makes: [], runs: (_root, args) => [...TSX, 'sample/generate.ts', ...args] },
};

/**
 * Node tells of an .env that is not there, so it is named only where it is.
 *
 * @param {string} root
 */
const settings = (root) => (existsSync(path.join(root, '.env')) ? ['--env-file=.env'] : []);

/**
 * Options first, then the files that are named, or all of them.
 *
 * @param {string} root
 * @param {string[]} args
 */
export function testArguments(root, args) {
  const options = args.filter((arg) => arg.startsWith('-'));
  const named = args.filter((arg) => !arg.startsWith('-'));
  const all = () => filesIn(root, 'test', ['test/generated']).filter(isTest);
  return [...options, ...(named.length > 0 ? named : all())];
}

/** @param {string} file */
const isTest = (file) => file.endsWith('.test.ts');
