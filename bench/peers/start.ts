// Starts the peers, other GraphQL servers over the same files in PostgreSQL, and the floor.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Budget, onCores } from '../budget.ts';
import type { Closers } from '../closers.ts';
import type { Dialect } from '../operations.ts';
import { freePort, runProgram, startProgram } from '../program.ts';
import type { Server } from '../versus/server.ts';
import { HAND_WRITTEN_DIALECT } from './hand-written.ts';
import { installedPackages, prepareServers } from './packages.ts';
import { postgraphileDialect } from './postgraphile.ts';
import { findCursors } from './postgraphile-cursors.ts';
import { startPostgres } from './postgres.ts';

interface Peer {
  /** Of its file, too. */
  readonly name: string;
  readonly dialect: (url: string) => Dialect | Promise<Dialect>;
}

const PEERS: readonly Peer[] = [
  { name: 'mercurius', dialect: () => HAND_WRITTEN_DIALECT },
  { name: 'apollo', dialect: () => HAND_WRITTEN_DIALECT },
  { name: 'postgraphile', dialect: async (url) => postgraphileDialect(await findCursors(url)) },
];

export interface Field {
  readonly servers: readonly Server[];
  /** Versions of what they run on. */
  readonly versions: string;
}

interface Script {
  readonly file: string;
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

interface Place {
  readonly budget: Budget;
  readonly closers: Closers;
}

/** Runs a server until the end of the benchmark. */
const startScript = async (
  { file, args = [], env = {} }: Script,
  { budget, closers }: Place,
): Promise<{ readonly origin: string; readonly pid: number }> => {
  const port = await freePort();
  const program = await startProgram(
    onCores(budget.servers, {
      file: process.execPath,
      args: [file, String(port), ...args],
      env: { ...env, NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
    }),
  );
  closers.add(program.stop);
  await program.printed('ready');
  return { origin: `http://127.0.0.1:${port}`, pid: program.pid };
};

/** Loads the files, and starts the peers. Errors: where anything that they need cannot be had. */
export const startPeers = async (dataDir: string, place: Place): Promise<Field> => {
  const folder = await prepareServers();
  const { env, pid: database, version } = await startPostgres(place.budget, place.closers);
  console.log(`Loading the files into ${version} for the peers`);
  const load = [path.join(folder, 'load.ts'), dataDir];
  await runProgram({ file: process.execPath, args: load, env }, place.closers);
  const servers: Server[] = [];
  for (const { name, dialect } of PEERS) {
    const script = { file: path.join(folder, `${name}.ts`), env };
    const { origin, pid } = await startScript(script, place);
    const url = `${origin}/graphql`;
    const pids = [pid, database];
    servers.push({ name, role: 'peer', url, pids, dialect: await dialect(url) });
  }
  return { servers, versions: `${version}, ${installedPackages()}` };
};

/** A server that answers our recorded bytes; it needs no package. */
export const startFloor = async (ours: Server, place: Place): Promise<Server> => {
  const file = fileURLToPath(new URL('servers/floor.ts', import.meta.url));
  const args = [new URL(ours.url).origin];
  const { origin, pid } = await startScript({ file, args }, place);
  return { ...ours, name: 'floor', role: 'floor', url: `${origin}/graphql`, pids: [pid] };
};
