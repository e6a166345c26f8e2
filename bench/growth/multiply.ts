// A data set many times over, in the published layout: a collection as it would be when it has grown.
// It is made up: each copy has the same images of other patients.
import { createWriteStream } from 'node:fs';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { chance } from '../random.ts';
import { DATA_ENTRIES, PUBLISHED_TABLES, type PublishedTable } from './published-tables.ts';
import { type RowTemplate, rowTemplate } from './row-template.ts';

export interface Multiplication {
  readonly from: string;
  /** A folder that is there, or can be made. */
  readonly to: string;
  /** How many copies: the first has the numbers of the original. */
  readonly times: number;
  /** Decides which patient of a copy has which number. */
  readonly seed: number;
}

/** File names have eight digits for the patient. */
const MOST_PATIENTS = 100_000_000;
/** Characters that are written at once. */
const CHUNK = 1 << 20;

/**
 * Writes the files of a data set many times over into a folder; one that the data set lacks is lacking
 * there too. Holds one original file in memory, never a copy.
 *
 * Errors: RangeError where a file has rows about no image, or numbers for patients do not suffice.
 */
export const multiplyDataSet = async (multiplication: Multiplication): Promise<void> => {
  const { from, to, times } = multiplication;
  const span = await patientSpan(from);
  if (span * times > MOST_PATIENTS) {
    throw new RangeError(`${times} × ${span} patients: wanted ${MOST_PATIENTS} at most.`);
  }
  const numbers = copyNumbers(multiplication, span);
  for (const table of PUBLISHED_TABLES) {
    const original = path.join(from, table.name);
    if (!(await isThere(original))) continue;
    const copy = path.join(to, table.name);
    await mkdir(path.dirname(copy), { recursive: true });
    const rows = rowsOf(await readFile(original, 'latin1'), table);
    await pipeline(Readable.from(chunksOf(rows, numbers)), createWriteStream(copy, 'latin1'));
  }
  await writeFile(path.join(to, 'SYNTHETIC.md'), `${times} copies, made up for a measurement.\n`);
};

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** One more than the greatest number of a patient. */
const patientSpan = async (from: string): Promise<number> => {
  let most = -1;
  for (const name of DATA_ENTRIES) {
    const file = path.join(from, name);
    if (!(await isThere(file))) continue;
    for (const [, digits] of (await readFile(file, 'latin1')).matchAll(/^(\d{8})_\d{3}\.png,/gm)) {
      most = Math.max(most, Number(digits));
    }
  }
  if (most < 0) throw new RangeError(`${from}: wanted ${DATA_ENTRIES.join(' or ')}.`);
  return most + 1;
};

/** What a patient is called in each copy. The patients of a copy are turned round by some places. */
const copyNumbers = (
  { times, seed }: Multiplication,
  span: number,
): readonly ((patientId: number) => number)[] => {
  const next = chance(seed);
  return Array.from({ length: times }, (_, copy) => {
    const turn = copy === 0 ? 0 : Math.floor(next() * span);
    return (patientId: number) => copy * span + ((patientId + turn) % span);
  });
};

interface Rows {
  readonly header: string;
  readonly templates: readonly RowTemplate[];
  readonly lineEnd: string;
}

const rowsOf = (text: string, table: PublishedTable): Rows => {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(lineEnd).filter((line) => line !== '');
  const [header = ''] = table.hasHeader ? lines.splice(0, 1) : [];
  return {
    header: table.hasHeader ? header + lineEnd : '',
    templates: lines.map((line) => rowTemplate(line, table)),
    lineEnd,
  };
};

/** The text of a file, copy after copy. */
function* chunksOf(
  { header, templates, lineEnd }: Rows,
  numbers: readonly ((patientId: number) => number)[],
): Generator<string> {
  let chunk = header;
  for (const numberOf of numbers) {
    for (const { patientId, textFor } of templates) {
      chunk += textFor(numberOf(patientId)) + lineEnd;
      if (chunk.length < CHUNK) continue;
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
}
