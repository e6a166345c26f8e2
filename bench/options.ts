// What the caller may choose.
import { parseArgs } from 'node:util';
import { MOST_PER_SECOND } from './load/steady.ts';
import { OPERATIONS, type OperationName } from './operations.ts';
import { PARTS, type Part } from './parts.ts';

export interface Options {
  /** Whether other servers are measured beside the gateway. */
  readonly hasPeers: boolean;
  /** A few minutes, and rougher figures. */
  readonly isQuick: boolean;
  /** Length of one timed run. */
  readonly seconds: number;
  /** Timed runs of each operation on each server. */
  readonly rounds: number;
  /** Before them, of each. */
  readonly warmUpSeconds: number;
  /** Length of a run at half of the throughput; 0: there is none. */
  readonly halfSeconds: number;
  readonly connections: number;
  /** For each server; 0: all of them, for everybody. */
  readonly cores: number;
  readonly parts: readonly Part[];
  readonly operations: readonly OperationName[];
  /** How many times over the collection is measured, at most. */
  readonly growth: number;
  /** Where the results go besides; null: nowhere. */
  readonly out: string | null;
}

const NAMES = Object.keys(OPERATIONS).filter((name): name is OperationName => name in OPERATIONS);

const integer = (name: string, text: string, least = 1): number => {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : -1;
  if (value >= least) return value;
  throw new RangeError(`--${name}: wanted a whole number from ${least} to 9999, found "${text}".`);
};

/** Some of a list of words, by commas; all of them where nothing is chosen. */
const some = <Word extends string>(
  name: string,
  text: string | undefined,
  all: readonly Word[],
): readonly Word[] => {
  if (text === undefined) return all;
  return text.split(',').map((wanted) => {
    const found = all.find((word) => word === wanted);
    if (found !== undefined) return found;
    throw new RangeError(`--${name}: wanted some of ${all.join(', ')}, found "${wanted}".`);
  });
};

const SLOW = { seconds: '2', rounds: '3', halfSeconds: '4' } as const;
const QUICK = { seconds: '1', rounds: '1', halfSeconds: '2' } as const;

/** `--growth` alone stands for ten times. */
const withNumber = (args: readonly string[]): string[] =>
  args.flatMap((arg, i) =>
    arg === '--growth' && !/^\d/.test(args[i + 1] ?? '') ? [arg, '10'] : [arg],
  );

/** What is asked for by name is all that is measured. */
const partsOf = ({
  only,
  growth,
  parts,
}: Readonly<Partial<Record<'only' | 'growth' | 'parts', string>>>): readonly Part[] => {
  if (only !== undefined) return ['questions'];
  if (growth !== undefined && parts === undefined) return ['growth'];
  return some('parts', parts, PARTS);
};

/** Errors: TypeError or RangeError where an option cannot be understood. */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: withNumber(args),
    options: {
      'no-peers': { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      seconds: { type: 'string' },
      rounds: { type: 'string' },
      'half-seconds': { type: 'string' },
      connections: { type: 'string', default: '32' },
      cores: { type: 'string', default: '1' },
      parts: { type: 'string' },
      only: { type: 'string' },
      growth: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const usual = values.quick ? QUICK : SLOW;
  return {
    hasPeers: !values['no-peers'],
    isQuick: values.quick,
    seconds: integer('seconds', values.seconds ?? usual.seconds),
    rounds: integer('rounds', values.rounds ?? usual.rounds),
    warmUpSeconds: 1,
    halfSeconds: integer('half-seconds', values['half-seconds'] ?? usual.halfSeconds, 0),
    connections: integer('connections', values.connections),
    cores: integer('cores', values.cores, 0),
    parts: partsOf(values),
    operations: some('only', values.only, NAMES),
    growth: integer('growth', values.growth ?? '10'),
    out: values.out ?? null,
  };
};

/** Whether all was measured, with everything, so that it stands for the whole. */
export const isWhole = ({ hasPeers, isQuick, operations }: Options): boolean =>
  hasPeers && !isQuick && operations.length === NAMES.length;

/** What the options say, for the head of a report. */
export const describeOptions = ({ seconds, rounds, connections }: Options): string =>
  `wrk, ${connections} connections, medians of ${rounds} × ${seconds} s in turns`;

/** What else they say where a part has it. */
export const describeHalf = ({ halfSeconds }: Options): string =>
  `- p99 at half: at a steady rate of half of each server's own throughput, ${MOST_PER_SECOND} a second at most, for ${halfSeconds} s`;
