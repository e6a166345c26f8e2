import type { TotalCost } from '../../../spending.ts';
import type { LoadEvent, TableProgress } from './load-events.ts';
import type { SnapshotPrice } from './snapshot-price.ts';

// What a load tells of itself, a line for each thing that people may want to know.

const number = new Intl.NumberFormat('en-US');

/** A number as people read it, such as 112,120. */
export const count = (value: number): string => number.format(value);

/** What a load into BigQuery tells. */
export const wordsOfEvent = (event: LoadEvent): string => {
  switch (event.kind) {
    case 'READ':
      return `Read the label files: ${count(event.imageCount)} images.`;
    case 'COMPARING':
      return `Comparing with ${event.table}: ${count(event.estimatedBytes)} bytes to read.`;
    case 'COMPARED':
      return event.comparison.isCompared
        ? `Compared: ${count(event.comparison.lacking.size)} images are not in it, ${count(event.comparison.otherRows)} of its rows are of no image.`
        : `Not compared: ${event.comparison.reason}`;
    case 'TABLE':
      return wordsOfTable(event.progress);
    case 'PUBLISHED':
      return event.isNew
        ? `Published: who starts from now on serves ${event.tableSuffix}.`
        : `Published already: ${event.tableSuffix}.`;
    case 'REMOVED':
      return `Removed ${event.table}, of an earlier load.`;
  }
};

const wordsOfTable = ({ table, rowCount, rowsSent, bytesSent, state }: TableProgress): string => {
  const rows = count(rowCount);
  if (state === 'THERE') return `${table}: ${rows} rows are there already.`;
  if (state === 'DONE') return `${table}: ${rows} rows.`;
  if (state === 'MAKING') return `${table}: BigQuery makes a table of ${rows} rows.`;
  return `${table}: ${count(rowsSent)} of ${rows} rows sent, ${count(bytesSent)} bytes.`;
};

/** What a load has cost. */
export const wordsOfCost = ({ bytesBilled, statements }: TotalCost): string =>
  `Billed: ${count(bytesBilled)} bytes in ${statements} ${statements === 1 ? 'statement' : 'statements'}.`;

/** What a snapshot costs, for who is to agree to it. */
export const wordsOfPrice = (price: SnapshotPrice): string[] => [
  ...price.tables.map(
    ({ name, rowCount, estimatedBytes }) =>
      `${name}: ${count(rowCount)} rows, ${count(estimatedBytes)} bytes`,
  ),
  `To read: ${count(price.estimatedBytes)} bytes, each table once, as dry runs say.`,
  `To pay: ${count(price.billedBytes)} bytes, as BigQuery bills ten mebibytes for each table at least.`,
  `One statement may bill ${count(price.ceilingBytes)} bytes at most.`,
];
