// Starts the peers of a folder: other GraphQL servers over the same files in PostgreSQL.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Closers } from '../closers.ts';
import type { Server } from '../measure.ts';
import type { Dialect, Subjects } from '../operations.ts';
import { freePort, runProgram, startProgram } from '../program.ts';
import { handWrittenDialect } from './hand-written.ts';
import { installedPackages, prepareScripts } from './packages.ts';
import { postgraphileDialect } from './postgraphile.ts';
import { startPostgres } from './postgres.ts';

interface Peer {
  readonly name: string;
  readonly path: string;
  readonly dialect: (subjects: Subjects) => Dialect;
}

const PEERS: readonly Peer[] = [
  { name: 'mercurius', path: '/graphql', dialect: handWrittenDialect },
  { name: 'apollo-pg', path: '/', dialect: handWrittenDialect },
  { name: 'postgraphile', path: '/graphql', dialect: postgraphileDialect },
];

export interface Field {
  readonly servers: readonly Server[];
  /** Versions of what they run on. */
  readonly versions: string;
}

interface Place {
  readonly peersDir: string;
  readonly dataDir: string;
  readonly subjects: Subjects;
}

interface Running {
  readonly origin: string;
  readonly pid: number;
}

/** Runs a server script until the end of the benchmark. */
const startScript = async (
  script: string,
  closers: Closers,
  { args = [], env = {} }: { args?: readonly string[]; env?: NodeJS.ProcessEnv },
): Promise<Running> => {
  const port = await freePort();
  const program = await startProgram({
    file: process.execPath,
    args: [script, String(port), ...args],
    env: { ...env, NODE_ENV: 'production' },
  });
  closers.add(program.stop);
  await program.printed('ready');
  return { origin: `http://127.0.0.1:${port}`, pid: program.pid };
};

/** Loads the files, and starts each peer that the folder has. Errors: where one cannot be had. */
export const startPeers = async (
  { peersDir, dataDir, subjects }: Place,
  closers: Closers,
): Promise<Field> => {
  const scripts = await prepareScripts(peersDir);
  const { env, pid: database, version } = await startPostgres(closers);
  console.log(`Loading the files into ${version} for the peers`);
  const load = [path.join(scripts, 'load-postgres.mjs'), dataDir];
  await runProgram({ file: process.execPath, args: load, env }, closers);
  const servers: Server[] = [];
  for (const peer of PEERS) {
    if (!existsSync(path.join(peersDir, `${peer.name}.mjs`))) continue;
    const script = path.join(scripts, `${peer.name}.mjs`);
    const { origin, pid } = await startScript(script, closers, { env });
    servers.push({
      name: peer.name,
      role: 'peer',
      url: `${origin}${peer.path}`,
      pids: [pid, database],
      dialect: peer.dialect(subjects),
    });
  }
  return { servers, versions: `${version}, ${installedPackages()}` };
};

/** A server that answers our recorded bytes; null where the folder has none. */
export const startFloor = async (
  peersDir: string,
  ours: Server,
  closers: Closers,
): Promise<Server | null> => {
  const script = path.join(peersDir, 'floor.mjs');
  if (!existsSync(script)) return null;
  const { origin, pid } = await startScript(script, closers, { args: [ours.url] });
  return { ...ours, name: 'floor', role: 'floor', url: `${origin}/`, pids: [pid] };
};
