import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readCollection } from '../oracle/read-collection.ts';
import { FILES } from '../oracle/read-rows.ts';
import type { ImageRow, PatientRow } from '../oracle/rows.ts';
import { sampleDir } from './gateway.ts';

/** Patients of each kind that are kept where there are as many. */
const OF_EACH_KIND = 2;

/**
 * A folder with a part of the sample: whole patients, so many that everything that is odd in the sample is odd in it,
 * unless others are chosen. It is gone when the tests end. For what takes too long on all of the sample.
 */
export function cutSample(choose = patientsToKeep): string {
  const folder = mkdtempSync(join(tmpdir(), 'radiograph-cut-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const kept = new Set(
    choose(readCollection(sampleDir).patients).flatMap(({ images }) =>
      images.map(({ imageIndex }) => imageIndex),
    ),
  );
  for (const name of Object.values(FILES)) {
    const text = readFileSync(join(sampleDir, name), 'utf8');
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), linesOf(text, kept).join(''));
  }
  cpSync(join(sampleDir, 'SYNTHETIC.md'), join(folder, 'SYNTHETIC.md'));
  return folder;
}

/** The first patients of each kind; patients with few images come first, since most of them are of few kinds. */
function patientsToKeep(patients: readonly PatientRow[]): readonly PatientRow[] {
  const seen = new Map<string, number>();
  const isWanted = (kind: string): boolean => (seen.get(kind) ?? 0) < OF_EACH_KIND;
  return patients.filter((patient) => {
    const kinds = new Set(patient.images.flatMap(kindsOf));
    if (![...kinds].some(isWanted)) return false;
    for (const kind of kinds) seen.set(kind, (seen.get(kind) ?? 0) + 1);
    return true;
  });
}

/** What may be odd, or asked for, in an image. */
function kindsOf(image: ImageRow): readonly string[] {
  const { sex, viewPosition, split, patientAgeYears, readerDisagreement } = image;
  return [
    `${sex} ${viewPosition} ${split}`,
    `age ${patientAgeYears === null}`,
    `disagreement ${readerDisagreement}`,
    ...image.dataQuality,
    ...image.boxes.map(({ finding }) => `box ${finding}`),
    ...image.labels.map(({ labelSet, source, value }) => `${labelSet} ${source} ${value}`),
    ...image.labels.map(({ finding, value }) => `${finding} ${value}`),
    ...image.labels.flatMap(({ readerId }) => (readerId === null ? [] : [readerId])),
  ];
}

/** Header and rows of kept images, with their line ends; a list has no header. */
function linesOf(text: string, kept: ReadonlySet<string>): readonly string[] {
  const lines = text.split(/(?<=\n)/);
  return lines.filter((line) => {
    const [imageIndex] = /\d{8}_\d{3}[.]png/.exec(line) ?? [];
    return imageIndex === undefined || kept.has(imageIndex);
  });
}
