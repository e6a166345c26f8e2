import type { Dimension, Space } from './dimension-values.ts';
import type { ImageFilter } from './filters.ts';
import { imageMatches } from './image-matches.ts';
import { finalLabel, isLookedFor } from './own-conditions.ts';
import { type Finding, type ImageRow, LABEL_SETS, type LabelRow } from './rows.ts';
import { VOCABULARY } from './vocabulary.ts';

/** Whether own conditions of a dimension choose a value; an image of the collection stands in for others. */
export function isChosen(
  own: readonly ImageFilter[],
  { dimension, value }: { readonly dimension: Dimension; readonly value: string },
  { anyImage, space }: { readonly anyImage: ImageRow; readonly space: Space },
): boolean {
  if (own.length === 0) return false;
  if (dimension === 'FINDING') return isFindingChosen(own, value, space);
  if (dimension === 'LABEL_SET') return isSetChosen(own, value, space);
  return imagesWith(anyImage, dimension, value).some((image) =>
    own.every((condition) => imageMatches(condition, image)),
  );
}

function imagesWith(image: ImageRow, dimension: Dimension, value: string): readonly ImageRow[] {
  const isKnown = value !== 'UNKNOWN';
  if (dimension === 'SEX') return [{ ...image, sex: value === 'MALE' ? 'MALE' : 'FEMALE' }];
  if (dimension === 'VIEW_POSITION')
    return [{ ...image, viewPosition: value === 'AP' ? 'AP' : 'PA' }];
  if (dimension === 'SPLIT') {
    const split = value === 'TEST' ? 'TEST' : 'TRAIN_VALIDATION';
    return [{ ...image, split: isKnown ? split : null }];
  }
  if (!isKnown) return [{ ...image, patientAgeYears: null }];
  return Array.from({ length: 10 }, (_, n) => ({ ...image, patientAgeYears: Number(value) + n }));
}

/** Labels that are wanted, or not wanted, on an image. */
interface Wish {
  readonly isWanted: boolean;
  readonly isAbout: (label: LabelRow) => boolean;
}

function wishesOf(filter: ImageFilter, isTurned = false): readonly Wish[] {
  const { and = [], or = [], not, labels = {} } = filter;
  const { some, every, none } = labels;
  const wish = (isWanted: boolean, condition: NonNullable<ImageFilter['labels']>): Wish => ({
    isWanted: isWanted !== isTurned,
    isAbout: (label) => isLookedFor(condition, label),
  });
  return [
    ...[...and, ...or].flatMap((each) => wishesOf(each, isTurned)),
    ...(not === undefined ? [] : wishesOf(not, !isTurned)),
    ...(some === undefined ? [] : [wish(true, { some })]),
    ...(every === undefined ? [] : [wish(false, { every })]),
    ...(none === undefined ? [] : [wish(false, { none })]),
  ];
}

function isFindingChosen(own: readonly ImageFilter[], value: string, space: Space): boolean {
  const wishes = own.flatMap((each) => wishesOf(each));
  const present = (finding: Finding): LabelRow => finalLabel(space, finding, 'PRESENT');
  if (value === 'NOT_ASSESSED') return false;
  const findings = VOCABULARY[space.labelSet];
  if (value === 'NO_FINDING') {
    return wishes.some((it) => !it.isWanted && findings.every((each) => it.isAbout(present(each))));
  }
  return findings
    .filter((finding) => finding === value)
    .some((finding) => wishes.some((it) => it.isWanted && it.isAbout(present(finding))));
}

function isSetChosen(own: readonly ImageFilter[], value: string, space: Space): boolean {
  const wishes = own.flatMap((each) => wishesOf(each));
  const loaded = LABEL_SETS.filter((code) => space.loadedSets.includes(code));
  const labelOf = (labelSet: (typeof LABEL_SETS)[number]): LabelRow => {
    const [finding = 'OTHER'] = VOCABULARY[labelSet];
    return finalLabel({ ...space, labelSet }, finding, 'PRESENT');
  };
  if (value === 'NONE') {
    return wishes.some((it) => !it.isWanted && loaded.every((code) => it.isAbout(labelOf(code))));
  }
  return loaded
    .filter((code) => code === value)
    .some((code) => wishes.some((it) => it.isWanted && it.isAbout(labelOf(code))));
}
