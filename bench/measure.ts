// One operation on all servers: first whether they say the same, then how fast they say it.
import { ask } from './ask.ts';
import { drive, type Run, type Target } from './drive.ts';
import { medianRun } from './medians.ts';
import type { Dialect, OperationName } from './operations.ts';
import type { Options } from './options.ts';

export interface Server {
  readonly name: string;
  /** The floor answers recorded bytes: what HTTP in Node costs with no work behind it. */
  readonly role: 'ours' | 'peer' | 'floor';
  readonly url: string;
  /** The processes that do its work. */
  readonly pids: readonly number[];
  readonly dialect: Dialect;
}

/** Medians over the rounds. */
export interface Score extends Run {
  readonly operation: OperationName;
  readonly server: string;
  readonly role: Server['role'];
  readonly bytes: number;
}

interface Lane {
  readonly server: Server;
  readonly target: Target;
  readonly facts: readonly string[];
  readonly runs: Run[];
}

const WARM_UP_SECONDS = 2;
const EARLIER_ANSWERS = 2;

const laneOf = async (server: Server, operation: OperationName): Promise<Lane | null> => {
  const question = server.dialect[operation];
  if (question === undefined) return null;
  // Servers compile what they are asked again: the answer that counts is a later one.
  for (let time = 0; time < EARLIER_ANSWERS; time += 1) await ask(server.url, question);
  const { data, length } = await ask(server.url, question);
  const facts = question.facts(data);
  if (facts.length === 0) throw new Error(`${operation}: ${server.name} says nothing.`);
  const target = { url: server.url, pids: server.pids, question, length };
  return { server, target, facts, runs: [] };
};

/** Errors: where two servers do not say the same. */
const checkAgreement = (operation: OperationName, [first, ...others]: readonly Lane[]): void => {
  for (const other of others) {
    const length = Math.max(first?.facts.length ?? 0, other.facts.length);
    for (let index = 0; index < length; index += 1) {
      const [wanted, found] = [first?.facts[index], other.facts[index]];
      if (wanted === found) continue;
      const names = `${first?.server.name} and ${other.server.name}`;
      throw new Error(`${operation}: ${names} do not agree.\n  ${wanted}\n  ${found}`);
    }
  }
};

const scoreOf = (operation: OperationName, { server, target, runs }: Lane): Score => ({
  operation,
  server: server.name,
  role: server.role,
  bytes: target.length,
  ...medianRun(runs),
});

/** Times one operation on each server that has words for it, in turn, round by round. */
export const measure = async (
  operation: OperationName,
  servers: readonly Server[],
  { seconds, rounds, connections }: Options,
): Promise<readonly Score[]> => {
  const asked: (Lane | null)[] = [];
  for (const server of servers) asked.push(await laneOf(server, operation));
  const lanes = asked.filter((lane) => lane !== null);
  checkAgreement(operation, lanes);
  for (const { target } of lanes) await drive(target, { seconds: WARM_UP_SECONDS, connections });
  for (let round = 0; round < rounds; round += 1) {
    for (const { target, runs } of lanes) runs.push(await drive(target, { seconds, connections }));
  }
  return lanes.map((lane) => scoreOf(operation, lane));
};
