// What the caller may choose.
import { parseArgs } from 'node:util';
import type { OperationName } from './operations.ts';

export interface Options {
  /** Folder with the scripts of the peers; null measures the gateway alone. */
  readonly peersDir: string | null;
  /** Length of one timed run. */
  readonly seconds: number;
  /** Timed runs of each operation on each server. */
  readonly rounds: number;
  readonly connections: number;
  readonly only: OperationName | null;
  /** Measures thumbnails and nothing else. */
  readonly thumbnailsOnly: boolean;
  /** Measures aggregates and facets and nothing else. */
  readonly countsOnly: boolean;
  /** Measures exports and nothing else. */
  readonly exportsOnly: boolean;
}

const NAMES: readonly OperationName[] = ['page50', 'patients20', 'filter50', 'detail', 'lookup'];

const integer = (name: string, text: string): number => {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new RangeError(`--${name}: wanted a whole number from 1 to 9999, found "${text}".`);
};

const operation = (text: string | undefined): OperationName | null => {
  if (text === undefined) return null;
  const found = NAMES.find((name) => name === text);
  if (found !== undefined) return found;
  throw new RangeError(`--only: wanted one of ${NAMES.join(', ')}, found "${text}".`);
};

/** Errors: TypeError or RangeError where an option cannot be understood. */
export const readOptions = (args: readonly string[], env: NodeJS.ProcessEnv): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      peers: { type: 'string' },
      seconds: { type: 'string', default: '5' },
      rounds: { type: 'string', default: '3' },
      connections: { type: 'string', default: '32' },
      only: { type: 'string' },
      thumbnails: { type: 'boolean', default: false },
      counts: { type: 'boolean', default: false },
      exports: { type: 'boolean', default: false },
    },
  });
  return {
    peersDir: values.peers ?? env['PEERS_DIR'] ?? null,
    seconds: integer('seconds', values.seconds),
    rounds: integer('rounds', values.rounds),
    connections: integer('connections', values.connections),
    only: operation(values.only),
    thumbnailsOnly: values.thumbnails,
    countsOnly: values.counts,
    exportsOnly: values.exports,
  };
};

/** The operations to measure, in order. */
export const operationsOf = ({ only }: Options): readonly OperationName[] =>
  only === null ? NAMES : [only];

/** What the options say, for the head of a report. */
export const describeOptions = ({ seconds, rounds, connections }: Options): string =>
  `${connections} connections, medians of ${rounds} × ${seconds} s`;
