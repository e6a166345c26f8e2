// A PostgreSQL for this run alone: a new cluster in a temporary folder, on a socket in it, gone at the end.
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { type Budget, onCores } from '../budget.ts';
import type { Closers } from '../closers.ts';
import { installPackages } from '../install.ts';
import { type Command, freePort, runProgram, startProgram } from '../program.ts';

const DATABASE = 'chest';
const ROLE = 'bench';
const DEBIAN_DIR = '/usr/lib/postgresql';

export interface Postgres {
  /** Such as "PostgreSQL 15.18". */
  readonly version: string;
  readonly pid: number;
  /** What a client needs in its environment to find it. */
  readonly env: NodeJS.ProcessEnv;
}

type User = NonNullable<Command['user']>;

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
  await installPackages(['postgresql']);
  const installed = programsDir();
  if (installed === null) throw new Error(`apt-get brought no ${DEBIAN_DIR}/*/bin/initdb.`);
  return installed;
};

/** PostgreSQL refuses to run as root. */
const runsAs = async (): Promise<User | undefined> => {
  if (process.getuid?.() !== 0) return undefined;
  const id = async (flag: string) =>
    Number(await runProgram({ file: 'id', args: [flag, 'postgres'] }));
  return { uid: await id('-u'), gid: await id('-g') };
};

/**
 * For reading alone, with all of the data in memory, on the cores of the budget: no compiler of its own, whose
 * milliseconds pay off in long statements only, and no parallel plans where there is one core.
 */
const settingsOf = ({ servers }: Budget): Readonly<Record<string, string>> => {
  const cores = servers?.split(',').length ?? availableParallelism();
  return {
    listen_addresses: '',
    fsync: 'off',
    shared_buffers: '512MB',
    effective_cache_size: '2GB',
    work_mem: '64MB',
    random_page_cost: '1.1',
    jit: 'off',
    max_parallel_workers_per_gather: String(Math.min(2, cores - 1)),
    autovacuum: 'off',
  };
};

const makeFolder = (user: User | undefined, closers: Closers): string => {
  const home = mkdtempSync(path.join(tmpdir(), 'radiograph-postgres-'));
  if (user !== undefined) chownSync(home, user.uid, user.gid);
  closers.add(() => rmSync(home, { recursive: true, force: true }));
  return home;
};

/** Starts an empty database. Errors: where PostgreSQL can be neither found nor installed. */
export const startPostgres = async (budget: Budget, closers: Closers): Promise<Postgres> => {
  const programs = await findPrograms();
  const user = await runsAs();
  const as = user === undefined ? {} : { user };
  const home = makeFolder(user, closers);
  const cluster = path.join(home, 'cluster');
  const file = (name: string): string => path.join(programs, name);
  const how = ['-U', ROLE, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  await runProgram({ file: file('initdb'), args: ['-D', cluster, ...how], ...as }, closers);
  // No TCP: the port only names the socket, so that a PostgreSQL that is here already is left alone.
  const port = String(await freePort());
  const settings = Object.entries(settingsOf(budget)).map(([name, value]) => `--${name}=${value}`);
  const args = ['-D', cluster, '-k', home, '-p', port, ...settings];
  const server = await startProgram(
    onCores(budget.servers, { file: file('postgres'), args, ...as }),
  );
  closers.add(server.stop);
  await server.printed('ready to accept connections');
  const env = { PGHOST: home, PGPORT: port, PGUSER: ROLE, PGDATABASE: DATABASE };
  await runProgram({ file: file('createdb'), args: ['-U', ROLE, DATABASE], env });
  const version = await runProgram({ file: file('postgres'), args: ['--version'] });
  return {
    version: version.replace(/^postgres \((\w+)\) ([\d.]+).*$/, '$1 $2'),
    pid: server.pid,
    env,
  };
};
