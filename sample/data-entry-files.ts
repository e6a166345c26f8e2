import type { Collection } from './collection.ts';
import { type FindingsByImage, findingsOf } from './findings.ts';
import { digits, type Image } from './images.ts';

const HEADER =
  'Image Index,Finding Labels,Follow-up #,Patient ID,Patient Age,Patient Gender,View Position,' +
  'OriginalImage[Width,Height],OriginalImagePixelSpacing[x,y]';
// The published header has an empty cell more than the rows.
const HEADER_2017 = `${HEADER},`;
const VERDICTS = 'Fracture,Pneumothorax,Airspace opacity,Nodule or mass';
export const HEADER_OF_JUDGED = `${HEADER},${VERDICTS},Set Id`;

// Spacings that the 2020 release writes with the noise of a float.
const NOISY_SPACINGS: ReadonlyMap<string, string> = new Map([
  ['0.143', '0.14300000000000002'],
  ['0.194311', '0.19431099999999998'],
  ['0.194314', '0.19431400000000001'],
]);

interface Entry {
  readonly labels: string;
  readonly followUp: string;
  readonly patientId: string;
  readonly age: string;
  readonly spacing: string;
}

/** Sorted by file name. */
export function dataEntry2017({ images, labels2017, ages2017 }: Collection): string[] {
  const rows = images.map((image) =>
    cells(image, {
      labels: labelText(labels2017, image),
      followUp: digits(image.sequence, 3),
      patientId: digits(image.patient.number, 8),
      age: ages2017.get(image.name) ?? '',
      spacing: image.size.spacing,
    }),
  );
  return [HEADER_2017, ...rows.sort()];
}

/** By patient and then by follow-up. */
export function dataEntry2020({ images, labels2020 }: Collection): string[] {
  const rows = images.map((image) =>
    cells(image, {
      labels: labelText(labels2020, image),
      followUp: String(image.followUp),
      patientId: String(image.patient.number),
      age: String(image.ageYears),
      spacing: NOISY_SPACINGS.get(image.size.spacing) ?? image.size.spacing,
    }),
  );
  return [HEADER, ...rows];
}

/** The first cells of the four-findings label files: labels of 2020, the rest of 2017, unpadded. */
export function judgedCells({ labels2020, ages2017 }: Collection, image: Image): string {
  return cells(image, {
    labels: labelText(labels2020, image),
    followUp: String(image.sequence),
    patientId: String(image.patient.number),
    age: String(Number.parseInt(ages2017.get(image.name) ?? '', 10)),
    spacing: image.size.spacing,
  });
}

function cells(image: Image, { labels, followUp, patientId, age, spacing }: Entry): string {
  const { widthPx, heightPx } = image.size;
  const about = [image.name, labels, followUp, patientId, age, image.patient.sex, image.view];
  return [...about, widthPx, heightPx, spacing, spacing].join(',');
}

const labelText = (labels: FindingsByImage, { name }: Image) =>
  findingsOf(labels, name).join('|') || 'No Finding';
