import { DOUBLE, ENUM, INTEGER, SMALLINT, VARCHAR } from '@duckdb/node-api';
import { keysOf } from '../../../decode.ts';
import type { DataQualityIssue } from '../../../terms/data-quality-issue.ts';
import { dicomUid } from '../../../terms/dicom-uid.ts';
import { Sex } from '../../../terms/sex.ts';
import { Split } from '../../../terms/split.ts';
import { ViewPosition } from '../../../terms/view-position.ts';
import { qualityBits } from '../tables.ts';
import { IMPLAUSIBLE_AGE } from './cells.ts';
import type { Collection } from './collection.ts';
import { nameOfImage, patientOf, sequenceOf } from './image-keys.ts';
import type { Release } from './images.ts';
import { summariseReads } from './reading-summary.ts';
import type { Column, TableToWrite } from './write-table.ts';

/** DuckDB stores an enumeration in one byte and compares it as a text. */
export const namesOf = (values: object) => ENUM(Object.keys(values));

/** A value of a release's row, by ordinal; null where the release is not loaded. */
const inRelease =
  (release: Release | null, column: 'present' | 'age') =>
  (ordinal: number): number | null =>
    release === null ? null : (release.entries[column][release.rowOf[ordinal] ?? 0] ?? null);

const qualityOf = ({ images, expert }: Collection) => {
  const summaries = summariseReads(expert);
  const [present2017, present2020] = [
    inRelease(images.nlp2017, 'present'),
    inRelease(images.nlp2020, 'present'),
  ];
  const [age2017, age2020] = [inRelease(images.nlp2017, 'age'), inRelease(images.nlp2020, 'age')];
  const { entries, rowOf } = images.served;
  const isTrue: Readonly<Record<DataQualityIssue, (ordinal: number) => boolean>> = {
    IMPLAUSIBLE_AGE: (i) => age2017(i) === IMPLAUSIBLE_AGE || age2020(i) === IMPLAUSIBLE_AGE,
    FEWER_THAN_THREE_READERS: (i) => summaries.get(i)?.fewerThanThreeReaders ?? false,
    REPEATED_READ: (i) => summaries.get(i)?.hasRepeatedRead ?? false,
    LABELS_CHANGED_BETWEEN_RELEASES: (i) =>
      images.nlp2017 !== null && images.nlp2020 !== null && present2017(i) !== present2020(i),
    FOLLOW_UP_RENUMBERED: (i) =>
      entries.followUp[rowOf[i] ?? 0] !== sequenceOf(images.keys[i] ?? 0),
  };
  const tests = keysOf(isTrue).map((issue) => ({
    bit: qualityBits([issue]),
    holds: isTrue[issue],
  }));
  const quality = (ordinal: number): number => {
    let bits = 0;
    for (const { bit, holds } of tests) if (holds(ordinal)) bits |= bit;
    return bits;
  };
  return {
    quality,
    disagreement: (ordinal: number) => summaries.get(ordinal)?.disagreement ?? null,
  };
};

function* ordinals(count: number): Generator<number> {
  for (let ordinal = 0; ordinal < count; ordinal += 1) yield ordinal;
}

/** The table `images`: a row is an image's ordinal. */
export const imageTable = (collection: Collection): TableToWrite<number> => {
  const { images, splits } = collection;
  const { entries, rowOf } = images.served;
  const key = (ordinal: number): number => images.keys[ordinal] ?? 0;
  const of =
    (column: ArrayLike<number>) =>
    (ordinal: number): number =>
      column[rowOf[ordinal] ?? 0] ?? 0;
  const [age, sex, view] = [of(entries.age), of(entries.sex), of(entries.view)];
  const { quality, disagreement } = qualityOf(collection);
  const columns: Column<number>[] = [
    { name: 'ordinal', type: INTEGER, value: (ordinal) => ordinal },
    { name: 'image_index', type: VARCHAR, value: (ordinal) => nameOfImage(key(ordinal)) },
    { name: 'sequence_number', type: SMALLINT, value: (ordinal) => sequenceOf(key(ordinal)) },
    { name: 'follow_up_number', type: INTEGER, value: of(entries.followUp) },
    { name: 'patient_id', type: INTEGER, value: (ordinal) => patientOf(key(ordinal)) },
    {
      name: 'sex',
      type: namesOf(Sex),
      value: (ordinal) => (sex(ordinal) === 0 ? 'FEMALE' : 'MALE'),
    },
    {
      name: 'view_position',
      type: namesOf(ViewPosition),
      value: (ordinal) => (view(ordinal) === 0 ? 'AP' : 'PA'),
    },
    {
      name: 'age_years',
      type: SMALLINT,
      value: (ordinal) => (age(ordinal) === IMPLAUSIBLE_AGE ? null : age(ordinal)),
    },
    { name: 'width_px', type: INTEGER, value: of(entries.widthPx) },
    { name: 'height_px', type: INTEGER, value: of(entries.heightPx) },
    { name: 'spacing_x_mm', type: DOUBLE, value: of(entries.spacingXMm) },
    { name: 'spacing_y_mm', type: DOUBLE, value: of(entries.spacingYMm) },
    { name: 'split', type: namesOf(Split), value: (ordinal) => splits[ordinal] ?? null },
    { name: 'quality', type: INTEGER, value: quality },
    { name: 'nlp_2017', type: INTEGER, value: inRelease(images.nlp2017, 'present') },
    { name: 'nlp_2020', type: INTEGER, value: inRelease(images.nlp2020, 'present') },
    { name: 'reader_disagreement', type: SMALLINT, value: disagreement },
  ];
  return { name: 'images', columns, rows: ordinals(images.keys.length) };
};

/** The table `uids`: a row is an image's ordinal. */
export const uidTable = (keys: Float64Array): TableToWrite<number> => {
  const name = (ordinal: number): string => nameOfImage(keys[ordinal] ?? 0);
  const columns: Column<number>[] = [
    { name: 'image_ordinal', type: INTEGER, value: (ordinal) => ordinal },
    { name: 'study_uid', type: VARCHAR, value: (ordinal) => dicomUid(name(ordinal), 'study') },
    { name: 'series_uid', type: VARCHAR, value: (ordinal) => dicomUid(name(ordinal), 'series') },
    {
      name: 'instance_uid',
      type: VARCHAR,
      value: (ordinal) => dicomUid(name(ordinal), 'instance'),
    },
  ];
  return { name: 'uids', columns, rows: ordinals(keys.length) };
};
