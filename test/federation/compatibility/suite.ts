import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { RunningSubgraph } from '../../../examples/supergraph/scores.ts';
import { freePort } from '../../support/free-port.ts';

/** Where the suite is in the folder that it is installed in. */
export const SUITE = 'node_modules/@apollo/federation-subgraph-compatibility-tests';

/** Starts a program that says where it is ready. */
const startProgram = async (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<RunningSubgraph> => {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let said = '';
  for await (const part of child.stdout) {
    said += String(part);
    if (said.includes('ready at')) break;
  }
  return {
    url: /http:\S+/.exec(said)?.[0] ?? '',
    stop: async () => {
      child.kill();
      await ended;
    },
  };
};

/** One of the two other subgraphs, which come with the suite. */
export const startBundled = async (folder: string, name: string): Promise<RunningSubgraph> =>
  startProgram([`${folder}/${SUITE}/dist/subgraphs/${name}/index.js`], {
    [`${name.toUpperCase()}_PORT`]: String(await freePort()),
  });

/** The subgraph that the suite asks. */
export const startProducts = (): Promise<RunningSubgraph> =>
  startProgram(['--import', 'tsx', fileURLToPath(new URL('product-server.ts', import.meta.url))], {
    TSX_TSCONFIG_PATH: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
  });

/** The part of jest's report that is read. */
export interface Report {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numTotalTests: number;
}

/** Runs the suite's cases as they come in its package; words are jest's own about what failed. */
export const runCases = async (
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly report: Report; readonly words: string }> => {
  const config = {
    rootDir: `${folder}/${SUITE}/dist/tests`,
    testEnvironment: 'node',
    haste: { retainAllFiles: true },
    testPathIgnorePatterns: [],
    transform: {},
    moduleNameMapper: {
      '^make-fetch-happen$': fileURLToPath(new URL('redirected-fetch.cjs', import.meta.url)),
    },
  };
  const jest = `${folder}/node_modules/jest/bin/jest.js`;
  const args = [jest, '--config', JSON.stringify(config), '--json', '--runInBand'];
  const options = { env: { PATH: process.env['PATH'], ...env } };
  return new Promise((resolve) => {
    // It fails where a case does, which the report tells in words.
    execFile(process.execPath, args, options, (_error, stdout, words) =>
      resolve({ report: JSON.parse(stdout), words }),
    );
  });
};
