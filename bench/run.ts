// `npm run bench`: how fast the built gateway answers, alone or beside peers. README.md tells the rest.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Closers, createClosers } from './closers.ts';
import { chooseDataDir, chooseSubjects, describeDataSet } from './data-set.ts';
import { type RunningGateway, type Start, startGateway } from './gateway.ts';
import { describeMachine, describePackages } from './machine.ts';
import { measure, type Score, type Server } from './measure.ts';
import type { Subjects } from './operations.ts';
import { describeOptions, type Options, operationsOf, readOptions } from './options.ts';
import { ourDialect } from './ours.ts';
import { type Field, startFloor, startPeers } from './peers/start.ts';
import { memoryOf } from './processes.ts';
import { operationList, processTable, scoreTable, verdict } from './report.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RESULTS = fileURLToPath(new URL('results.md', import.meta.url));
const STARTS = 3;
const HEADING = '# Results of `npm run bench`\n\n<!-- cspell:disable -->';

/** Starts and stops it a few times; the last one stays. */
const startOften = async (
  dataDir: string,
  closers: Closers,
): Promise<{ gateway: RunningGateway; starts: readonly Start[] }> => {
  const starts: Start[] = [];
  for (;;) {
    const gateway = await startGateway(dataDir);
    starts.push(gateway.start);
    if (starts.length === STARTS) {
      closers.add(gateway.program.stop);
      return { gateway, starts };
    }
    await gateway.program.stop();
  }
};

interface Guests {
  readonly peersDir: string | null;
  readonly dataDir: string;
  readonly subjects: Subjects;
  readonly ours: Server;
}

/** The peers and the floor. Where they cannot be had, it says why and leaves them out. */
const inviteGuests = async (guests: Guests, closers: Closers): Promise<Field> => {
  const { peersDir, ours } = guests;
  if (peersDir === null) return { servers: [], versions: '' };
  try {
    const { servers, versions } = await startPeers({ ...guests, peersDir }, closers);
    const floor = await startFloor(peersDir, ours, closers);
    return { servers: floor === null ? servers : [...servers, floor], versions };
  } catch (error) {
    console.log(`NO PEERS: ${error instanceof Error ? error.message : String(error)}`);
    return { servers: [], versions: '' };
  }
};

const scoreAll = async (servers: readonly Server[], options: Options): Promise<Score[]> => {
  const scores: Score[] = [];
  for (const operation of operationsOf(options)) {
    console.log(`Measuring ${operation}`);
    scores.push(...(await measure(operation, servers, options)));
  }
  return scores;
};

const NOTES = `A peer that has no field for a list of names answers lookup by 100 aliases of its image field; where a
server is missing, its schema has no words for the operation. The floor answers recorded bytes and
is no peer. CPU is the processor time of a server for one answer, its database's included.`;

const bench = async (options: Options, closers: Closers): Promise<void> => {
  const dataDir = chooseDataDir(process.env);
  console.log(`Serving ${dataDir}`);
  const { gateway, starts } = await startOften(dataDir, closers);
  const subjects = await chooseSubjects(gateway.url);
  const ours: Server = {
    name: 'radiograph',
    role: 'ours',
    url: gateway.url,
    pids: [gateway.program.pid],
    dialect: ourDialect(subjects),
  };
  const guests = await inviteGuests({ ...options, dataDir, subjects, ours }, closers);
  const scores = await scoreAll([ours, ...guests.servers], options);
  const facts = [
    `- ${new Date().toISOString().slice(0, 10)}, ${describeMachine()}`,
    `- ${await describeDataSet(gateway.url)}`,
    `- ${describeOptions(options)}; the load comes from the same machine`,
    `- Node ${process.versions.node}, ${describePackages(ROOT)}`,
    ...(guests.versions === '' ? [] : [`- peers: ${guests.versions}`]),
  ].join('\n');
  const parts = [facts, scoreTable(scores), verdict(scores)];
  parts.push(processTable(starts, memoryOf(gateway.program.pid)), operationList(scores));
  const text = [...parts, ...(guests.servers.length > 0 ? [NOTES] : [])]
    .filter((part) => part !== '')
    .join('\n\n');
  console.log(`\n${text}`);
  // A part of the operations is no result to keep.
  if (options.only === null) writeFileSync(RESULTS, `${HEADING}\n\n${text}\n`);
  if (scores.some(({ failed }) => failed > 0)) throw new Error('Some answers failed.');
};

const closers = createClosers();
try {
  const options = readOptions(process.argv.slice(2), process.env);
  if (!existsSync(path.join(ROOT, 'dist/main.js'))) throw new Error('Run npm run build first.');
  await bench(options, closers);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closers.closeAll();
}
