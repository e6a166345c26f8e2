// Gives the peers' scripts a folder of their own with the packages they import.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from '../../scripts/launch/npm.mjs';
import { describePackages } from '../machine.ts';

/** The newest that work together: all of them take graphql 16, none takes 17 yet. */
const VERSIONS = {
  '@apollo/server': '5.5.1',
  dataloader: '2.2.3',
  fastify: '5.12.8',
  graphql: '16.15.0',
  'graphql-jit': '0.8.9',
  mercurius: '16.10.1',
  pg: '8.23.1',
  postgraphile: '5.1.5',
} as const;

const HOME = fileURLToPath(new URL('../../.tools/bench-peers', import.meta.url));
const wanted = Object.entries(VERSIONS);

/** Such as "pg 8.23.1, mercurius 16.10.1". */
export const installedPackages = (): string => describePackages(HOME, Object.keys(VERSIONS));

/**
 * Copies the scripts to where their imports resolve, and installs what they import.
 *
 * Shape: the folder of the copies. Errors: where npm cannot install.
 */
export const prepareScripts = async (peersDir: string): Promise<string> => {
  mkdirSync(HOME, { recursive: true });
  if (installedPackages() !== wanted.map(([name, version]) => `${name} ${version}`).join(', ')) {
    console.log('Installing the packages of the peers to .tools/bench-peers/');
    const packages = wanted.map(([name, version]) => `${name}@${version}`);
    const args = ['install', '--no-save', '--no-package-lock', '--prefix', HOME, ...packages];
    await npm({ node: process.execPath, cwd: HOME, args });
  }
  for (const file of readdirSync(peersDir).filter((name) => name.endsWith('.mjs'))) {
    writeFileSync(path.join(HOME, file), readFileSync(path.join(peersDir, file)));
  }
  return HOME;
};
