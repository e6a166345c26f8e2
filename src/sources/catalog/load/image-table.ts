import { Sex } from '../../../terms/sex.ts';
import { Split } from '../../../terms/split.ts';
import { ViewPosition } from '../../../terms/view-position.ts';
import { patientOf } from '../image-number.ts';
import { IMPLAUSIBLE_AGE } from './cells.ts';
import type { Collection } from './collection.ts';
import { type Column, countUpTo, namesOf, type TableToWrite } from './columns.ts';
import { createQualityTest } from './image-quality.ts';
import type { LoadedImages } from './images.ts';
import { summariseReads } from './reading-summary.ts';
import { inRelease } from './release.ts';

/** The table `images`: a row is an image's ordinal. */
export const imageTable = (collection: Collection): TableToWrite<number> => {
  const { images, splits, expert } = collection;
  const summaries = summariseReads(expert);
  return {
    name: 'images',
    columns: [
      ...keyColumns(images),
      ...entryColumns(images),
      { name: 'split', type: namesOf(Split), value: (ordinal) => splits[ordinal] ?? null },
      { name: 'quality', type: 'INTEGER', value: createQualityTest(collection, summaries) },
      { name: 'nlp_2017', type: 'INTEGER', value: inRelease(images.nlp2017, 'present') },
      { name: 'nlp_2020', type: 'INTEGER', value: inRelease(images.nlp2020, 'present') },
      {
        name: 'reader_disagreement',
        type: 'SMALLINT',
        value: (ordinal) => summaries.get(ordinal)?.disagreement ?? null,
      },
    ],
    rows: countUpTo(images.keys.length),
  };
};

/** What the file name says. */
const keyColumns = ({ keys }: LoadedImages): Column<number>[] => {
  const key = (ordinal: number): number => keys[ordinal] ?? 0;
  return [
    { name: 'image_number', type: 'BIGINT', value: key },
    { name: 'patient_id', type: 'INTEGER', value: (ordinal) => patientOf(key(ordinal)) },
  ];
};

/** What the row of the served release says. */
const entryColumns = ({ served: { entries, rowOf } }: LoadedImages): Column<number>[] => {
  const of =
    (column: ArrayLike<number>) =>
    (ordinal: number): number =>
      column[rowOf[ordinal] ?? 0] ?? 0;
  const [age, sex, view] = [of(entries.age), of(entries.sex), of(entries.view)];
  return [
    { name: 'follow_up_number', type: 'INTEGER', value: of(entries.followUp) },
    { name: 'sex', type: namesOf(Sex), value: (i) => (sex(i) === 0 ? 'FEMALE' : 'MALE') },
    {
      name: 'view_position',
      type: namesOf(ViewPosition),
      value: (i) => (view(i) === 0 ? 'AP' : 'PA'),
    },
    {
      name: 'age_years',
      type: 'SMALLINT',
      value: (i) => (age(i) === IMPLAUSIBLE_AGE ? null : age(i)),
    },
    { name: 'width_px', type: 'INTEGER', value: of(entries.widthPx) },
    { name: 'height_px', type: 'INTEGER', value: of(entries.heightPx) },
    { name: 'spacing_x_mm', type: 'DOUBLE', value: of(entries.spacingXMm) },
    { name: 'spacing_y_mm', type: 'DOUBLE', value: of(entries.spacingYMm) },
  ];
};
