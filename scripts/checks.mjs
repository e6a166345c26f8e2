// What `npm run check` runs: each entry is one house rule, and the tool that watches it.
import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} Check
 * @property {string} title
 * @property {string} [program] on the path; Node where it is left out
 * @property {string[]} args
 * @property {boolean} [isDue] false where there is nothing to check
 */

const tsc = ['node_modules/typescript/bin/tsc', '--noEmit', '-p'];
const PAGE = 'src/graphiql/tsconfig.json';

/** @type {Check[]} */
const ALL = [
  {
    title: 'format and order of imports (biome)',
    args: ['node_modules/@biomejs/biome/bin/biome', 'check', '--max-diagnostics=200'],
  },
  {
    title: 'lint (oxlint)',
    args: [
      'node_modules/oxlint/bin/oxlint',
      ...folders('src', 'test', 'sample', 'scripts', 'bench', 'examples'),
    ],
  },
  { title: 'types of the server (tsc)', args: [...tsc, 'tsconfig.json'] },
  { title: 'types of the tests, scripts and sample (tsc)', args: [...tsc, 'test/tsconfig.json'] },
  { title: 'types of the page (tsc)', args: [...tsc, PAGE], isDue: existsSync(PAGE) },
  {
    title: 'who imports whom (dependency-cruiser)',
    args: [
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      ...folders('src', 'test', 'sample', 'bench', 'examples'),
    ],
  },
  {
    title: 'dead files, exports and packages (knip)',
    args: ['node_modules/knip/bin/knip.js', '--no-progress', '--treat-config-hints-as-errors'],
  },
  {
    title: 'spelling (cspell)',
    args: ['node_modules/cspell/bin.mjs', '--no-progress', '--no-summary', '--unique'],
  },
  { title: 'words of the spelling list', args: ['scripts/check-words.mjs'] },
  {
    title: 'contract: descriptions, drift (graphql-js)',
    args: ['--import', 'tsx', 'scripts/schema.ts', '--check'],
  },
  {
    title: 'docker-compose.yml (docker-compose)',
    program: 'docker-compose',
    args: ['-f', 'docker-compose.yml', 'config', '--quiet'],
    isDue: isOnPath('docker-compose'),
  },
];

export const CHECKS = ALL.filter((check) => check.isDue !== false);

/** @param {string[]} names */
function folders(...names) {
  return names.filter((name) => existsSync(name));
}

/** @param {string} program */
function isOnPath(program) {
  const places = (process.env['PATH'] ?? '').split(path.delimiter);
  return places.some((place) => existsSync(path.join(place, program)));
}
