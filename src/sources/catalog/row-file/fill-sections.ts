import { createKeys } from './first-keys.ts';
import type { Judgement } from './judgements.ts';
import { RECORD_BYTES, type SectionName } from './records.ts';
import type { RowStream } from './row-stream.ts';
import type { SectionWriter } from './section-writer.ts';
import type { TableName } from './statements.ts';

/** The tables. */
export type Streams = Readonly<Record<TableName, RowStream>>;
/** Where their rows go. */
export type Writers = Readonly<Record<SectionName, SectionWriter>>;

/** Who is told of images on their way. */
interface ImageListeners {
  /** Gives the position of a judgement among all. */
  readonly positionOf: (judgement: Judgement) => number;
  readonly onAge: (age: number, place: number) => void;
}

/**
 * Writes the images, and with each its rows and boxes. Gives the key of the first in each block.
 *
 * Errors: TypeError where tables are not in order, or have rows about no image; RangeError where a value
 * does not fit its place in a record.
 */
export const writeImages = async (
  streams: Streams,
  writers: Writers,
  { positionOf, onAge }: ImageListeners,
): Promise<readonly number[]> => {
  const { images } = streams;
  const keys = createKeys('images', RECORD_BYTES.images);
  while (images.isThere()) {
    const number = images.number(0);
    keys.add(number, writers.images.count());
    const record = writers.images.next();
    writeImage(record, images);
    onAge(images.number(AGE), writers.images.count() - 1);
    record.writeUInt32LE(writers.assessments.count(), 20);
    record.writeUInt32LE(writers.boxes.count(), 24);
    // oxlint-disable-next-line no-await-in-loop -- rows come in their order
    record.writeUInt16LE(await writeRows(streams, writers, { number, positionOf }), 60);
    // oxlint-disable-next-line no-await-in-loop -- rows come in their order
    record.writeUInt16LE(await writeBoxes(streams, writers, number), 62);
    const passing = images.pass();
    // oxlint-disable-next-line no-await-in-loop -- the same
    if (passing !== undefined) await passing;
  }
  for (const name of ['assessments', 'boxes'] as const) {
    if (streams[name].isThere())
      throw new TypeError(`${name}: wanted rows in the order of images.`);
  }
  return keys.all();
};

/** The column of an image's age. */
const AGE = 6;

/** Columns as statements.ts names them. */
const writeImage = (record: Buffer, row: RowStream): void => {
  record.writeDoubleLE(row.number(0), 0);
  for (const [column, at] of [1, 2, 3].entries())
    record.writeInt32LE(row.number(at), 8 + 4 * column);
  record.writeInt32LE(row.number(4), 28);
  record.writeInt32LE(row.number(5), 32);
  record.writeInt16LE(row.number(6), 36);
  record.writeInt16LE(row.number(7), 38);
  record.writeDoubleLE(row.number(8), 40);
  record.writeDoubleLE(row.number(9), 48);
  for (const column of [0, 1, 2, 3]) record.writeUInt8(row.number(10 + column), 56 + column);
};

interface RowsOfImage {
  readonly number: number;
  readonly positionOf: (judgement: Judgement) => number;
}

const writeRows = async (
  { assessments: rows }: Streams,
  { assessments }: Writers,
  { number, positionOf }: RowsOfImage,
): Promise<number> => {
  let count = 0;
  for (; rows.isThere() && rows.number(0) === number; count += 1) {
    const record = assessments.next();
    record.writeUInt32LE(rows.number(1), 0);
    record.writeUInt32LE(positionOf(judgementOf(rows)), 4);
    const passing = rows.pass();
    // oxlint-disable-next-line no-await-in-loop -- the same
    if (passing !== undefined) await passing;
  }
  return count;
};

const judgementOf = (row: RowStream): Judgement => ({
  fileNumber: row.number(2),
  readNumber: row.number(3),
  assessed: row.number(4),
  present: row.number(5),
  uncertain: row.number(6),
  readerId: row.text(7),
  rawCell: row.text(8),
});

const writeBoxes = async (
  { boxes: rows }: Streams,
  { boxes }: Writers,
  number: number,
): Promise<number> => {
  let count = 0;
  for (; rows.isThere() && rows.number(0) === number; count += 1) {
    const record = boxes.next();
    for (const side of [0, 1, 2, 3]) record.writeDoubleLE(rows.number(1 + side), 8 * side);
    record.writeUInt8(rows.number(5), 32);
    const passing = rows.pass();
    // oxlint-disable-next-line no-await-in-loop -- the same
    if (passing !== undefined) await passing;
  }
  return count;
};

/** Writes the patients. Gives the key of the first in each block. Errors: as above. */
export const writePatients = async (
  rows: RowStream,
  { patients, images }: Writers,
): Promise<readonly number[]> => {
  const keys = createKeys('patients', RECORD_BYTES.patients);
  let imagesBefore = 0;
  while (rows.isThere()) {
    keys.add(rows.number(0), patients.count());
    const record = patients.next();
    record.writeUInt32LE(rows.number(0), 0);
    record.writeUInt32LE(imagesBefore, 4);
    record.writeUInt32LE(rows.number(1), 8);
    record.writeUInt8(rows.number(2), 12);
    record.writeUInt8(rows.number(3), 13);
    imagesBefore += rows.number(1);
    const passing = rows.pass();
    // oxlint-disable-next-line no-await-in-loop -- the same
    if (passing !== undefined) await passing;
  }
  if (imagesBefore === images.count()) return keys.all();
  throw new TypeError(`patients: wanted ${images.count()} images in all, found ${imagesBefore}.`);
};
