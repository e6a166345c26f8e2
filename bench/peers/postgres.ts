// A PostgreSQL for this run alone: a new cluster in a temporary folder, on a socket, gone at the end.
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Closers } from '../closers.ts';
import { type Command, freePort, runProgram, startProgram } from '../program.ts';

/** Where the scripts of the peers look for it, and under which names. */
const SOCKET_DIR = '/var/run/postgresql';
const DATABASE = 'cxr';
const ROLE = 'root';
const DEBIAN_DIR = '/usr/lib/postgresql';

export interface Postgres {
  /** Such as "PostgreSQL 15.18". */
  readonly version: string;
  readonly pid: number;
  /** What a client needs in its environment to find the right one. */
  readonly env: NodeJS.ProcessEnv;
}

type User = NonNullable<Command['user']>;

const isRoot = (): boolean => process.getuid?.() === 0;

/** The folder of the newest installed version; null where there is none. */
const programsDir = (): string | null => {
  const versions = existsSync(DEBIAN_DIR) ? readdirSync(DEBIAN_DIR).map(Number) : [];
  const folders = versions.sort((a, b) => b - a).map((version) => `${DEBIAN_DIR}/${version}/bin`);
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter);
  return [...folders, ...onPath].find((folder) => existsSync(path.join(folder, 'initdb'))) ?? null;
};

/** Errors: where it is not installed and cannot be. */
const findPrograms = async (): Promise<string> => {
  const found = programsDir();
  if (found !== null) return found;
  if (!isRoot() || !existsSync('/usr/bin/apt-get')) {
    throw new Error('There is no PostgreSQL, and it takes root and apt-get to install it.');
  }
  console.log('Installing PostgreSQL with apt-get');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runProgram({ file: 'apt-get', args: ['update', '-qq'], env });
  const packages = ['postgresql', '--no-install-recommends'];
  await runProgram({ file: 'apt-get', args: ['install', '-y', '-qq', ...packages], env });
  const installed = programsDir();
  if (installed === null) throw new Error(`apt-get brought no ${DEBIAN_DIR}/*/bin/initdb.`);
  return installed;
};

/** PostgreSQL refuses to run as root. */
const runsAs = async (): Promise<User | undefined> => {
  if (!isRoot()) return undefined;
  const id = async (flag: string) =>
    Number(await runProgram({ file: 'id', args: [flag, 'postgres'] }));
  return { uid: await id('-u'), gid: await id('-g') };
};

const makeFolders = (user: User | undefined): string => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'radiograph-postgres-'));
  const isNew = !existsSync(SOCKET_DIR);
  if (isNew) mkdirSync(SOCKET_DIR);
  for (const folder of user === undefined ? [] : [home, ...(isNew ? [SOCKET_DIR] : [])]) {
    chownSync(folder, user?.uid ?? 0, user?.gid ?? 0);
  }
  return home;
};

/** Starts an empty database. Errors: where PostgreSQL can be neither found nor installed. */
export const startPostgres = async (closers: Closers): Promise<Postgres> => {
  const programs = await findPrograms();
  const user = await runsAs();
  const as = user === undefined ? {} : { user };
  const home = makeFolders(user);
  closers.add(() => rmSync(home, { recursive: true, force: true }));
  const cluster = path.join(home, 'cluster');
  const file = (name: string): string => path.join(programs, name);
  const how = ['-U', ROLE, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  await runProgram({ file: file('initdb'), args: ['-D', cluster, ...how], ...as }, closers);
  // No TCP: the port only names the socket, so that a PostgreSQL that is here already is left alone.
  const port = String(await freePort());
  const server = await startProgram({
    file: file('postgres'),
    args: [
      '-D',
      cluster,
      '-k',
      SOCKET_DIR,
      '-p',
      port,
      '-c',
      'listen_addresses=',
      '-c',
      'fsync=off',
    ],
    ...as,
  });
  closers.add(server.stop);
  await server.printed('ready to accept connections');
  const env = { PGPORT: port };
  await runProgram({ file: file('createdb'), args: ['-h', SOCKET_DIR, '-U', ROLE, DATABASE], env });
  const version = await runProgram({ file: file('postgres'), args: ['--version'] });
  return {
    version: version.replace(/^postgres \((\w+)\) ([\d.]+).*$/, '$1 $2'),
    pid: server.pid,
    env,
  };
};
