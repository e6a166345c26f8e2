import { crc32 } from 'node:zlib';
import { messageOf, numberOf, type Row, textOf } from '../../../decode.ts';
import { BLOCK_BYTES, isSealed, type Section, sealBlock } from './blocks.ts';
import { RECORD_BYTES, type SectionName } from './records.ts';

// The first block of a row file says what the others hold. It is written last.

/** Some bytes that are read whole when the file is opened. */
export interface Part {
  readonly at: number;
  readonly bytes: number;
  readonly checksum: number;
}

/** An age in years, or NO_NUMBER, and how many images have it. */
export type AgeCount = readonly [age: number, images: number];

/** What a row file says of itself. */
export interface Header {
  /** Of the catalog that it belongs to: its content, and what its tables are like. */
  readonly contentHash: string;
  readonly format: string;
  /** Of the whole file. */
  readonly bytes: number;
  readonly sections: Readonly<Record<SectionName, Section>>;
  /** Keys of the first record in each block, as doubles. */
  readonly imageKeys: Part;
  readonly patientKeys: Part;
  /** The judgements, as JSON. */
  readonly judgements: Part;
  /** Ages in the order of the section byAge, those who have none last, and how many images each has. */
  readonly ages: readonly AgeCount[];
}

/** Raised where a row file is laid out in another way. */
const MAGIC = 'RADIOGRAPH ROWS 1\n';
/** The first block has its checksum behind the header. */
const MOST_BYTES = BLOCK_BYTES - 4;

export const partOf = (bytes: Buffer, at: number): Part => ({
  at,
  bytes: bytes.length,
  checksum: crc32(bytes),
});

/** RangeError where it is too long, which it is not: it holds a few numbers. */
export const encodeHeader = (header: Header): Buffer => {
  const block = Buffer.alloc(BLOCK_BYTES);
  const text = `${MAGIC}${JSON.stringify(header)}\n`;
  if (text.length > MOST_BYTES) throw new RangeError('The header of a row file is too long.');
  block.write(text);
  sealBlock(block, 0);
  return block;
};

/** What a first block says; a text that says what is found in its place, where it is none. */
export const decodeHeader = (block: Buffer): Header | string => {
  if (block.length < BLOCK_BYTES || block.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    return 'another kind of file';
  }
  if (!isSealed(block, 0)) return 'a damaged header';
  try {
    const end = block.indexOf('\n', MAGIC.length);
    const told: unknown = JSON.parse(block.toString('utf8', MAGIC.length, end));
    return headerIn(rowIn({ told }, 'told'));
  } catch (error) {
    return `a header that cannot be read (${messageOf(error)})`;
  }
};

const headerIn = (row: Row): Header => {
  const sections = rowIn(row, 'sections');
  const section = (name: SectionName): Section => {
    const found = rowIn(sections, name);
    return { at: numberOf(found, 'at'), count: numberOf(found, 'count') };
  };
  const part = (name: string): Part => {
    const found = rowIn(row, name);
    const [at, bytes] = [numberOf(found, 'at'), numberOf(found, 'bytes')];
    return { at, bytes, checksum: numberOf(found, 'checksum') };
  };
  return {
    contentHash: textOf(row, 'contentHash'),
    format: textOf(row, 'format'),
    bytes: numberOf(row, 'bytes'),
    sections: {
      images: section('images'),
      patients: section('patients'),
      assessments: section('assessments'),
      boxes: section('boxes'),
      byAge: section('byAge'),
    },
    imageKeys: part('imageKeys'),
    patientKeys: part('patientKeys'),
    judgements: part('judgements'),
    ages: agesIn(row['ages']),
  };
};

const agesIn = (ages: unknown): AgeCount[] => {
  if (!Array.isArray(ages)) throw new TypeError('ages: wanted a list.');
  return ages.map((one: unknown) => {
    const pair: readonly unknown[] = Array.isArray(one) ? one : [];
    const [age, images] = pair;
    if (typeof age === 'number' && typeof images === 'number') return [age, images];
    throw new TypeError('ages: wanted pairs of numbers.');
  });
};

const rowIn = (row: Row, name: string): Row => {
  const value = row[name];
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value));
  throw new TypeError(`${name}: wanted an object.`);
};

/** Where sections of so many records begin, behind the header, and where the last one ends. */
export const placeSections = (
  counts: Readonly<Record<SectionName, number>>,
  blocksFor: (count: number, recordBytes: number) => number,
): { sections: Record<SectionName, Section>; end: number } => {
  let end = BLOCK_BYTES;
  const place = (name: SectionName): Section => {
    const section = { at: end, count: counts[name] };
    end += blocksFor(section.count, RECORD_BYTES[name]) * BLOCK_BYTES;
    return section;
  };
  const sections = {
    images: place('images'),
    patients: place('patients'),
    assessments: place('assessments'),
    boxes: place('boxes'),
    byAge: place('byAge'),
  };
  return { sections, end };
};
