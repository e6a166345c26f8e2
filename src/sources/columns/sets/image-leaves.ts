import type { Operator } from '../../../filter.ts';
import type { FindingCondition, ImageFilter, TextField } from '../../../image/image.filter.ts';
import type { Finding } from '../../../terms/finding.ts';
import type { TextComparison } from '../../../terms/read-comparisons.ts';
import { imageNumbersOf } from '../../catalog/image-number.ts';
import { qualityBits } from '../../catalog/quality-bits.ts';
import { SEXES, SPLITS, VIEW_POSITIONS } from '../columns.ts';
import { addPlace, addPlaces, type Bits, everyPlace, inFirstAlone, noPlaces } from './bits.ts';
import { disagreeingPlaces } from './disagreeing-places.ts';
import { changedPlaces, labelledPlaces } from './labelled-places.ts';
import { placesWhere, placesWhereKnown } from './number-column.ts';
import type { SetColumns } from './set-columns.ts';

/** A condition that joins no others. */
export type ImageLeaf = Exclude<ImageFilter, { kind: 'all' | 'any' | 'not' }>;

/** Whether what a condition speaks of is known here: it takes a while until studies are, all of them. */
export const isOfColumns = ({ imageByStudyUid }: SetColumns, leaf: ImageLeaf): boolean =>
  leaf.kind !== 'text' ||
  leaf.field !== 'studyInstanceUid' ||
  leaf.values.slice(0, 1).every((uid) => imageByStudyUid(uid) !== undefined);

/** The places of the images that meet a condition, which is of columns. */
export const leafPlaces = (columns: SetColumns, leaf: ImageLeaf): Bits => {
  const unless = (isComplement: boolean, bits: Bits): Bits =>
    isComplement ? inFirstAlone(everyPlace(columns.held.images.count), bits) : bits;
  switch (leaf.kind) {
    case 'text':
      return unless(leaf.operator === 'notIn', namedPlaces(columns, leaf));
    case 'number':
      return unless(
        leaf.operator === 'notIn',
        leaf.field === 'patientId'
          ? placesOfPatients(columns, comparing(leaf))
          : placesWhereKnown(numbersOf(columns, leaf.field), comparing(leaf)),
      );
    case 'labels':
      return unless(leaf.quantifier !== 'some', labelledPlaces(columns, leaf));
    case 'disagreement':
      return disagreeingPlaces(columns, leaf);
    case 'labelChanged':
      return changedPlaces(columns, leaf);
    case 'boxes':
      return unless(leaf.quantifier === 'none', boxedPlaces(columns, leaf.box));
    case 'quality': {
      const bits = qualityBits(leaf.issues);
      return unless(
        leaf.quantifier === 'none',
        placesWhere(columns.quality(), (quality) => (quality & bits) !== 0),
      );
    }
  }
};

const numbersOf = (columns: SetColumns, field: 'patientAgeYears' | 'followUpNumber') =>
  field === 'patientAgeYears' ? columns.ageYears() : columns.followUpNumber();

/** Whether a number compares as it should; notIn is told as in. */
export const comparing = ({
  operator,
  values,
}: {
  operator: Operator;
  values: readonly number[];
}): ((value: number) => boolean) => {
  const given = new Set(values);
  const [first = Number.NaN] = values;
  switch (operator) {
    case 'in':
    case 'notIn':
      return (value) => given.has(value);
    case 'lt':
      return (value) => value < first;
    case 'lte':
      return (value) => value <= first;
    case 'gt':
      return (value) => value > first;
    case 'gte':
      return (value) => value >= first;
  }
};

/** The places whose text is one of some. */
const namedPlaces = (columns: SetColumns, { field, values }: TextComparison<TextField>): Bits => {
  const isOne = (name: string | undefined): boolean => name !== undefined && values.includes(name);
  switch (field) {
    case 'sex':
      return placesWhere(columns.sex(), (code) => isOne(SEXES[code]));
    case 'viewPosition':
      return placesWhere(columns.viewPosition(), (code) => isOne(VIEW_POSITIONS[code]));
    case 'split':
      return placesWhere(columns.split(), (code) => isOne(SPLITS[code]));
    case 'imageIndex':
      return placesNumbered(columns, imageNumbersOf(values));
    case 'studyInstanceUid': {
      const names = values.flatMap((uid) => columns.imageByStudyUid(uid)?.imageIndex ?? []);
      return placesNumbered(columns, imageNumbersOf(names));
    }
  }
};

const placesNumbered = ({ held: { images } }: SetColumns, numbers: readonly number[]): Bits => {
  const bits = noPlaces(images.count);
  for (const number of numbers) {
    const place = images.placeOf(number);
    if (place >= 0) addPlace(bits, place);
  }
  return bits;
};

const placesOfPatients = (
  { held: { images, patients } }: SetColumns,
  isWanted: (patientId: number) => boolean,
): Bits => {
  const bits = noPlaces(images.count);
  const { ids, firstImage } = patients;
  ids.forEach((id, i) => {
    if (isWanted(id)) addPlaces(bits, firstImage[i] ?? 0, firstImage[i + 1] ?? 0);
  });
  return bits;
};

const boxedPlaces = (
  { held: { images, boxes } }: SetColumns,
  condition: FindingCondition,
): Bits => {
  const bits = noPlaces(images.count);
  for (const place of boxes.image) {
    if (boxes.boxesAt(place).some(({ finding }) => outlines(condition, finding))) {
      addPlace(bits, place);
    }
  }
  return bits;
};

const outlines = (condition: FindingCondition, finding: Finding): boolean => {
  if (condition.kind === 'all') return condition.of.every((part) => outlines(part, finding));
  if (condition.kind === 'any') return condition.of.some((part) => outlines(part, finding));
  if (condition.kind === 'not') return !outlines(condition.of, finding);
  return condition.values.includes(finding) === (condition.operator === 'in');
};
