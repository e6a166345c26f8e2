import { fromKeys } from '../support/from-keys.ts';
import { comparedOrigins } from './compared-origins.ts';
import { consensusOf, replayGroundTruth } from './consensus.ts';
import { countLabels } from './count-labels.ts';
import type { AgeFigures, ConsensusFigureRow, DisagreementRow, Figures } from './figures.ts';
import type { ImageFilter } from './filters.ts';
import { groupBy } from './group-by.ts';
import { imageMatches } from './image-matches.ts';
import {
  type Collection,
  DATA_QUALITY_ISSUES,
  FINDINGS,
  type ImageRow,
  LABEL_SETS,
  NLP_FINDINGS,
} from './rows.ts';
import { VOCABULARY } from './vocabulary.ts';

/** The figures of a collection, by the oracle. */
export function countFigures(collection: Collection): Figures {
  const { images, patients } = collection;
  const count = (filter: ImageFilter, among = images) =>
    among.filter((image) => imageMatches(filter, image)).length;
  return {
    images: images.length,
    patients: patients.length,
    readers: collection.readers.length,
    ...countLabels(collection),
    imagesBySex: tally(images, ['FEMALE', 'MALE'], (it) => it.sex),
    patientsBySex: tally(patients, ['FEMALE', 'MALE'], (it) => it.sex),
    imagesByView: tally(images, ['AP', 'PA'], (it) => it.viewPosition),
    imagesBySplit: tally(images, ['TRAIN_VALIDATION', 'TEST'], (it) => it.split),
    patientsBySplit: tally(patients, ['TRAIN_VALIDATION', 'TEST'], (it) => it.split),
    ages: countAges(images),
    patientsWithOneImage: patients.filter((patient) => patient.images.length === 1).length,
    mostImagesOfAPatient: Math.max(...patients.map((patient) => patient.images.length)),
    patientsWithOnlyPa: patients.filter((patient) =>
      patient.images.every((image) => image.viewPosition === 'PA'),
    ).length,
    imagesWithChangedLabels: count({ labelChanged: {} }),
    labelChanges: NLP_FINDINGS.map((finding) => [finding, count({ labelChanged: { finding } })]),
    imagesWithBoxes: images.filter((image) => image.boxes.length > 0).length,
    boxes: countBoxes(images),
    dataQuality: tally(
      images.flatMap((image) => image.dataQuality),
      DATA_QUALITY_ISSUES,
      (issue) => issue,
    ),
    disagreements: countDisagreements(collection, count),
    consensus: countConsensus(images),
    groundTruth: countGroundTruth(images),
    readerDisagreements: countReaderDisagreements(images),
  };
}

function countBoxes(images: readonly ImageRow[]): Figures['boxes'] {
  const boxes = groupBy(
    images.flatMap((image) => image.boxes),
    (box) => box.finding,
  );
  return FINDINGS.filter((finding) => boxes.has(finding)).map((finding) => [
    finding,
    boxes.get(finding)?.length ?? 0,
  ]);
}

function countGroundTruth(images: readonly ImageRow[]): Figures['groundTruth'] {
  const labels = images.flatMap((image) => {
    const replayed = replayGroundTruth(image);
    return image.labels
      .filter((label) => label.source === 'GROUND_TRUTH')
      .map((label) => label.value === replayed.get(label.finding));
  });
  return { labels: labels.length, reproduced: labels.filter((isSame) => isSame).length };
}

function countDisagreements(
  collection: Collection,
  count: (filter: ImageFilter, among: readonly ImageRow[]) => number,
): readonly DisagreementRow[] {
  const assessedBy = fromKeys(LABEL_SETS, (labelSet) =>
    collection.images.filter((image) => image.labels.some((it) => it.labelSet === labelSet)),
  );
  return comparedOrigins(collection).map(([finding, left, right]): DisagreementRow => {
    const disagreement = { finding, left, right };
    const among = assessedBy[right.labelSet];
    return [
      finding,
      left,
      right,
      count({ disagreement }, among),
      count({ disagreement: { ...disagreement, leftValue: 'PRESENT' } }, among),
      count({ disagreement: { ...disagreement, leftValue: 'ABSENT' } }, among),
      count({ disagreement: { ...disagreement, leftValue: 'UNCERTAIN' } }, among),
    ];
  });
}

function countAges(images: readonly ImageRow[]): AgeFigures {
  const ages = images.map((image) => image.patientAgeYears).filter((age) => age !== null);
  return {
    min: ages.reduce((least, age) => Math.min(least, age)),
    max: ages.reduce((most, age) => Math.max(most, age)),
    unknown: images.length - ages.length,
    zero: ages.filter((age) => age === 0).length,
    under18: ages.filter((age) => age < 18).length,
    from65: ages.filter((age) => age >= 65).length,
  };
}

function countConsensus(images: readonly ImageRow[]): readonly ConsensusFigureRow[] {
  return (['FOUR_FINDINGS_2019', 'ALL_FINDINGS_2021'] as const).flatMap((labelSet) =>
    VOCABULARY[labelSet].map((finding): ConsensusFigureRow => {
      const all = images
        .map((image) => consensusOf(image, finding, labelSet))
        .filter((consensus) => consensus !== null);
      return [
        labelSet,
        finding,
        all.length,
        all.filter((consensus) => consensus.isUnanimous).length,
        all.filter((consensus) => consensus.majority === null).length,
        all.filter((consensus) => consensus.changedByAdjudication).length,
      ];
    }),
  );
}

/** For each number of disputed findings, the images that have it; unread images are left out. */
function countReaderDisagreements(images: readonly ImageRow[]) {
  const groups = groupBy(images, (image) => image.readerDisagreement);
  return [...groups]
    .flatMap(([disputed, own]) => (disputed === null ? [] : [[disputed, own.length] as const]))
    .toSorted(([left], [right]) => left - right);
}

function tally<Row, Key extends string>(
  rows: readonly Row[],
  keys: readonly Key[],
  keyOf: (row: Row) => Key | null,
): Record<Key, number> {
  const counts = new Map(keys.map((key) => [key, 0]));
  for (const key of rows.map(keyOf)) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  return fromKeys(keys, (key) => counts.get(key) ?? 0);
}
