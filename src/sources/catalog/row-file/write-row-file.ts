import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { numberOf } from '../../../decode.ts';
import { orderByAge } from './age-order.ts';
import { blocksFor } from './blocks.ts';
import { type Streams, type Writers, writeImages, writePatients } from './fill-sections.ts';
import {
  type AgeCount,
  encodeHeader,
  type Header,
  type Part,
  partOf,
  placeSections,
} from './header.ts';
import { createJudgements } from './judgements.ts';
import { RECORD_BYTES, type SectionName } from './records.ts';
import { streamRows } from './row-stream.ts';
import { writeSection, writeWhole } from './section-writer.ts';
import { AGES, STATEMENTS, type TableName } from './statements.ts';

/** What a row file is made of, and for. */
export interface RowFileContents extends Pick<Header, 'contentHash' | 'format'> {
  /** Connections to the filled tables; each reads one of them. */
  readonly connect: () => Promise<DuckDBConnection>;
}

/**
 * Writes the rows of a catalog's tables so that each can be read by its place; docs/decisions/0036 has
 * the reasons. Tables are read once, side by side, and nothing is held of them.
 *
 * Errors: TypeError where rows are not in order; what the system says where it cannot write.
 */
export const writeRowFile = async (path: string, contents: RowFileContents): Promise<void> => {
  const file = openSync(path, 'wx');
  const connections = await Promise.all(Array.from({ length: 4 }, contents.connect));
  try {
    await fill(file, contents, connections);
    fsyncSync(file);
  } finally {
    for (const connection of connections) connection.closeSync();
    closeSync(file);
  }
};

const fill = async (
  file: number,
  { contentHash, format }: RowFileContents,
  connections: readonly DuckDBConnection[],
): Promise<void> => {
  const [images, patients, assessments, boxes] = connections;
  if (!images || !patients || !assessments || !boxes) throw new RangeError('Wanted connections.');
  const { sections, end } = placeSections(await countRows(images), blocksFor);
  const ages = await countAges(images);
  const streams = await openStreams({ images, patients, assessments, boxes });
  const writers = openWriters(file, sections);
  const judgements = createJudgements();
  const order = orderByAge(ages);
  const { positionOf } = judgements;
  const imageKeys = await writeImages(streams, writers, { positionOf, onAge: order.add });
  for (const place of order.places) writers.byAge.next().writeUInt32LE(place);
  const patientKeys = await writePatients(streams.patients, writers);
  for (const written of Object.values(writers)) written.end();
  let bytes = end;
  const append = (part: Buffer): Part => {
    writeWhole(file, part, bytes);
    bytes += part.length;
    return partOf(part, bytes - part.length);
  };
  const parts = {
    imageKeys: append(bytesOf(imageKeys)),
    patientKeys: append(bytesOf(patientKeys)),
    judgements: append(Buffer.from(JSON.stringify(judgements.all()))),
  };
  writeWhole(file, encodeHeader({ contentHash, format, bytes, sections, ages, ...parts }), 0);
};

const openStreams = async (on: Readonly<Record<TableName, DuckDBConnection>>): Promise<Streams> => {
  const stream = (name: TableName) => streamRows(on[name], STATEMENTS[name]);
  return {
    images: await stream('images'),
    patients: await stream('patients'),
    assessments: await stream('assessments'),
    boxes: await stream('boxes'),
  };
};

const openWriters = (file: number, sections: Header['sections']): Writers => {
  const writer = (name: SectionName) => writeSection(file, sections[name], RECORD_BYTES[name]);
  return {
    images: writer('images'),
    patients: writer('patients'),
    assessments: writer('assessments'),
    boxes: writer('boxes'),
    byAge: writer('byAge'),
  };
};

const bytesOf = (keys: readonly number[]): Buffer => Buffer.from(Float64Array.from(keys).buffer);

const countRows = async (connection: DuckDBConnection): Promise<Record<SectionName, number>> => {
  const count = async (table: TableName): Promise<number> => {
    const counted = await connection.runAndReadAll(`select count(*) as rows from ${table}`);
    return numberOf(counted.getRowObjects()[0] ?? {}, 'rows');
  };
  const images = await count('images');
  return {
    images,
    patients: await count('patients'),
    assessments: await count('assessments'),
    boxes: await count('boxes'),
    byAge: images,
  };
};

const countAges = async (connection: DuckDBConnection): Promise<AgeCount[]> => {
  const counted = await connection.runAndReadAll(AGES);
  return counted.getRowObjects().map((row) => [numberOf(row, 'age'), numberOf(row, 'images')]);
};
