// What Debian's packages bring, where this machine lacks it.
import { existsSync } from 'node:fs';
import { runProgram } from './program.ts';

const APT = '/usr/bin/apt-get';

/** Installs packages. Errors: where that takes rights that nobody gave us, or apt-get fails. */
export const installPackages = async (packages: readonly string[]): Promise<void> => {
  const names = packages.join(' ');
  if (process.getuid?.() !== 0 || !existsSync(APT)) {
    throw new Error(`This machine lacks ${names}: it takes root and apt-get to install that.`);
  }
  console.log(`Installing ${names} with apt-get`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runProgram({ file: APT, args: ['update', '-qq'], env });
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  await runProgram({ file: APT, args, env });
};
