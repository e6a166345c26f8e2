// How fast the gateway answers questions, alone or beside peers.
import type { Closers } from './closers.ts';
import { chooseSubjects, describeDataSet } from './data-set.ts';
import { type RunningGateway, type Start, startGateway } from './gateway.ts';
import { describePlace } from './machine.ts';
import { measure, type Score, type Server } from './measure.ts';
import type { Subjects } from './operations.ts';
import { type Options, operationsOf } from './options.ts';
import { ourDialect } from './ours.ts';
import { type Field, startFloor, startPeers } from './peers/start.ts';
import { memoryOf } from './processes.ts';
import { operationList, processTable, scoreTable, verdict } from './report.ts';

const STARTS = 3;

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

/** What was measured, as text. */
export interface Report {
  readonly text: string;
  readonly hasFailed: boolean;
}

export const askQuestions = async (
  dataDir: string,
  options: Options,
  closers: Closers,
): Promise<Report> => {
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
  const place = describePlace(await describeDataSet(gateway.url), options);
  const facts = guests.versions === '' ? place : `${place}\n- peers: ${guests.versions}`;
  const parts = [facts, scoreTable(scores), verdict(scores)];
  parts.push(processTable(starts, memoryOf(gateway.program.pid)), operationList(scores));
  const text = [...parts, ...(guests.servers.length > 0 ? [NOTES] : [])]
    .filter((part) => part !== '')
    .join('\n\n');
  return { text, hasFailed: scores.some(({ failed }) => failed > 0) };
};
