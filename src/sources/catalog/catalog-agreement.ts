import { sql } from 'kysely';
import type { AgreementSource, ReadQuestion } from '../../agreement/agreement.source.ts';
import type { Read, ReadPattern } from '../../agreement/read-pattern.ts';
import { numberOf, type Row, textOf } from '../../decode.ts';
import { groupBy } from '../../maps.ts';
import type { Catalog } from './catalog.ts';
import { every, isNever } from './conditions.ts';
import { isFrom } from './from-origin.ts';
import { table } from './from-table.ts';
import { columnList } from './image-rows.ts';
import { isOnImages } from './on-images.ts';

/** Reads from the catalog: those of a set are a few thousand rows, fetched in one statement. */
export const catalogAgreement = (catalog: Catalog): AgreementSource => ({
  readPatterns: (question) => readPatterns(catalog, question),
});

const COLUMNS = columnList([
  'assessments.image_number',
  'assessments.reader_id',
  'assessments.read_number',
  'assessments.assessed',
  'assessments.present',
  'assessments.uncertain',
]);

const readPatterns = async (
  catalog: Catalog,
  { labelSet, readerIds, filter }: ReadQuestion,
): Promise<readonly ReadPattern[]> => {
  const isWanted = every([
    isFrom({ labelSet, source: 'READER', readerId: null }),
    ...(readerIds === null
      ? []
      : [catalog.dialect.isOneOf(sql.ref('assessments.reader_id'), readerIds)]),
    isOnImages(catalog, filter),
  ]);
  if (isNever(isWanted)) return [];
  const rows = await catalog.run(
    'reads of a label set',
    () => sql`select ${COLUMNS} from ${table('assessments')} where ${isWanted}`,
  );
  return patternsOf(rows);
};

/** Most images are read alike by the same few readers: what is kept is a seventh of the rows. */
const patternsOf = (rows: readonly Row[]): ReadPattern[] => {
  const byImage = groupBy(rows, (row) => numberOf(row, 'image_number'));
  const byPattern = groupBy(
    [...byImage.values()].map((ofImage) => ofImage.map(toRead).sort(inOrder)),
    (reads) => JSON.stringify(reads),
  );
  return [...byPattern.values()].flatMap((alike) => {
    const [reads] = alike;
    return reads === undefined ? [] : { reads, imageCount: alike.length };
  });
};

const toRead = (row: Row): Read => ({
  readerId: textOf(row, 'reader_id'),
  readNumber: numberOf(row, 'read_number'),
  assessed: numberOf(row, 'assessed'),
  present: numberOf(row, 'present'),
  uncertain: numberOf(row, 'uncertain'),
});

/** One order for the reads of an image, so that the same reads are one pattern. */
const inOrder = (left: Read, right: Read): number =>
  left.readerId === right.readerId
    ? left.readNumber - right.readNumber
    : left.readerId < right.readerId
      ? -1
      : 1;
