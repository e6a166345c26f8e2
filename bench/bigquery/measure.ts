// What operations cost where the catalog is on BigQuery: counted on the emulator, not timed.
import 'reflect-metadata';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bigqueryEnvironment, loadInto } from '../../test/support/bigquery-catalog.ts';
import {
  skipWithoutEmulator,
  startBigQueryEmulator,
} from '../../test/support/bigquery-emulator.ts';
import { type EmulatorFront, startEmulatorFront } from '../../test/support/emulator-front.ts';
import { ask } from '../ask.ts';
import { drawCold, drawWarm, LOOKUP_COUNT } from '../draws.ts';
import { figure } from '../figures.ts';
import { startGateway } from '../gateway.ts';
import { OPERATIONS, type OperationName } from '../operations.ts';
import { OUR_DIALECT } from '../ours.ts';
import { findPlaces } from '../places.ts';
import type { Report, Stage } from '../stage.ts';
import { table } from '../table.ts';
import type { TargetLine } from '../targets.ts';
import { bodyOf } from '../versus/lanes.ts';
import { type ColumnBytes, columnBytesOf, statementBytes } from './column-bytes.ts';

const SAMPLE = path.resolve(fileURLToPath(new URL('../../sample/data', import.meta.url)));

/** What one question came to. */
interface Billed {
  readonly statements: number;
  readonly bytes: number;
}

/** What was billed while a question was answered; prices are asked for nothing. */
const billed = async (
  asked: () => Promise<unknown>,
  front: EmulatorFront,
  columns: ColumnBytes,
): Promise<Billed> => {
  front.clear();
  await asked();
  const ran = front.seen.filter(({ isDryRun }) => !isDryRun);
  const bytes = ran.reduce((sum, { sql }) => sum + statementBytes(sql, columns), 0);
  return { statements: ran.length, bytes };
};

interface Row {
  readonly operation: string;
  readonly first: Billed;
  readonly other: Billed;
  readonly again: Billed;
}

/** The first time, then about something else, then the same once more. */
const rowsOf = async (url: string, front: EmulatorFront, columns: ColumnBytes): Promise<Row[]> => {
  const places = await findPlaces(url);
  const [warm, cold] = [drawWarm(places), drawCold(places)];
  const rows: Row[] = [];
  const bodiesOf = <Name extends OperationName>(name: Name): readonly [string, string] => {
    const other = cold[name][0] ?? warm[name];
    return [bodyOf(OUR_DIALECT[name], warm[name]), bodyOf(OUR_DIALECT[name], other)];
  };
  for (const name of Object.keys(OPERATIONS)) {
    if (!isOperation(name)) continue;
    const [same, another] = name === 'lookup' ? lookups(cold.lookup.flat()) : bodiesOf(name);
    const question = (body: string) => billed(() => ask(url, body), front, columns);
    const first = await question(same);
    rows.push({
      operation: name,
      first,
      other: await question(another),
      again: await question(same),
    });
  }
  return rows;
};

const isOperation = (name: string): name is OperationName => name in OPERATIONS;

const lookups = (names: readonly string[]): readonly [string, string] => [
  bodyOf(OUR_DIALECT.lookup, names.slice(0, LOOKUP_COUNT)),
  bodyOf(OUR_DIALECT.lookup, names.slice(LOOKUP_COUNT, 2 * LOOKUP_COUNT)),
];

const HEAD = [
  'operation',
  'first: statements',
  'bytes',
  'other arguments: statements',
  'bytes',
  'the same again: statements',
  'bytes',
];

const NOTE = `Counted on the BigQuery emulator, which holds the made-up sample, by a gateway with CATALOG=bigquery that has just
started and has seen the names of its images and patients. Bytes are estimated: those of the columns that the statements
name, over all rows of the files that the other parts serve, as BigQuery bills them (in whole mebibytes, ten at least for
each table).`;

/** Null, and it says so, where there is no emulator. */
export const measureBigQuery = async (stage: Stage): Promise<Report | null> => {
  if (skipWithoutEmulator !== false) {
    console.log(`NO BIGQUERY: ${skipWithoutEmulator}`);
    return null;
  }
  console.log('Counting statements and bytes on BigQuery');
  const columns = await columnBytesOf(stage.dataDir);
  const front = await startEmulatorFront(await startBigQueryEmulator());
  stage.closers.add(front.stop);
  await loadInto(front, { dataDir: SAMPLE });
  const gateway = await startGateway({ ...stage, dataDir: SAMPLE }, bigqueryEnvironment(front));
  const rows = await rowsOf(gateway.url, front, columns);
  const cells = rows.map(({ operation, first, other, again }) => [
    operation,
    ...[first, other, again].flatMap(({ statements, bytes }) => [
      figure(statements),
      figure(bytes),
    ]),
  ]);
  const targets: TargetLine[] = rows.map(({ operation, again }) => ({
    target: `BigQuery, ${operation}, warm: no statement, no byte`,
    found: `${again.statements} statements, ${figure(again.bytes)} bytes`,
    isMet: again.statements === 0,
  }));
  return { text: `${NOTE}\n\n${table(HEAD, cells)}`, hasFailed: false, targets };
};
