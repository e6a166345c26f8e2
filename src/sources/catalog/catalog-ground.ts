import { sql } from 'kysely';
import { nameOf, numberOf, numberOrNull, type Row, textOrNull } from '../../decode.ts';
import type { GroundSource } from '../../evaluation/evaluation.source.ts';
import type { CollectionImages, LabelledImages } from '../../evaluation/ground.ts';
import { LabelSource } from '../../terms/label-source.ts';
import { Sex } from '../../terms/sex.ts';
import { ViewPosition } from '../../terms/view-position.ts';
import type { Catalog } from './catalog.ts';
import { table } from './from-table.ts';
import { imageCondition } from './image-conditions.ts';

// Images that are alike come as one row, with their numbers as one text: a row for each of 112,120
// images would hold up everybody else while it is read.

/** What scores are measured by, from the catalog: one statement for each of its parts. */
export const catalogGround = (catalog: Catalog): GroundSource => ({
  images: async () => {
    const decade = sql`cast(floor(images.age_years / 10) as integer) * 10`;
    const rows = await catalog.run(
      'images by sex, view position and age',
      () => sql`
        select alike.sex, alike.view_position, alike.age_decade, ${numbersOf('alike')} as numbers
        from (
          select images.image_number, images.sex, images.view_position, ${decade} as age_decade
          from ${table('images')}
        ) as alike
        group by alike.sex, alike.view_position, alike.age_decade`,
    );
    return collectionOf(rows);
  },

  imagesThatMeet: async (filter) => {
    const rows = await catalog.run(
      'numbers of images',
      () => sql`
        select ${numbersOf('images')} as numbers
        from ${table('images')} where ${imageCondition(catalog, filter)}`,
    );
    return numbersIn(rows[0]);
  },

  labels: async (labelSet) => {
    const rows = await catalog.run(
      'labels of a set',
      () => sql`
        select assessments.source, assessments.reader_id, assessments.read_number,
          assessments.assessed, assessments.present, assessments.uncertain,
          ${numbersOf('assessments')} as numbers
        from ${table('assessments')} where assessments.label_set = ${labelSet}
        group by assessments.source, assessments.reader_id, assessments.read_number,
          assessments.assessed, assessments.present, assessments.uncertain`,
    );
    return rows.map(toLabelled);
  },
});

/** The numbers of the images of a group, as one text. */
const numbersOf = (name: string) =>
  sql`string_agg(cast(${sql.ref(`${name}.image_number`)} as string), ' ')`;

/** No row, and no text, is a group without images. */
const numbersIn = (row: Row | undefined): Float64Array => {
  const text = row === undefined ? null : textOrNull(row, 'numbers');
  return text === null ? new Float64Array() : Float64Array.from(text.split(' '), Number);
};

/** Behind the number of an image, which of the traits it has: images are 11 digits, traits far fewer. */
const TRAITS = 1000;

const collectionOf = (rows: readonly Row[]): CollectionImages => {
  const groups = rows.map(numbersIn);
  const sorted = new Float64Array(groups.reduce((sum, { length }) => sum + length, 0));
  let count = 0;
  for (const [at, numbers] of groups.entries()) {
    for (const number of numbers) {
      sorted[count] = number * TRAITS + at;
      count += 1;
    }
  }
  sorted.sort();
  return {
    images: sorted.map((number) => Math.floor(number / TRAITS)),
    traitsOf: Uint16Array.from(sorted, (number) => number % TRAITS),
    traits: rows.map((row) => ({
      sex: nameOf(Sex, row, 'sex'),
      viewPosition: nameOf(ViewPosition, row, 'view_position'),
      ageDecade: numberOrNull(row, 'age_decade'),
    })),
  };
};

const toLabelled = (row: Row): LabelledImages => ({
  source: nameOf(LabelSource, row, 'source'),
  readerId: textOrNull(row, 'reader_id'),
  readNumber: numberOf(row, 'read_number'),
  assessed: numberOf(row, 'assessed'),
  present: numberOf(row, 'present'),
  uncertain: numberOf(row, 'uncertain'),
  images: numbersIn(row),
});
