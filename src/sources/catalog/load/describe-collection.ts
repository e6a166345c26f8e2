import { createHash } from 'node:crypto';
import { citationsFor } from '../../../dataset/citation.ts';
import type { DatasetFile } from '../../../dataset/dataset.ts';
import { LABEL_FILES } from '../../../label/label-file.ts';
import { NIH_FINDINGS } from '../../../terms/finding.ts';
import { findingsOf } from '../../../terms/finding-bits.ts';
import { LABEL_SET_CODES, type LabelSetCode } from '../../../terms/label-set-code.ts';
import type { Description } from '../description.ts';
import { describeAbsence } from './absence.ts';
import { type Collection, PUBLISHED_FILES } from './collection.ts';
import { countPatients } from './image-keys.ts';
import type { PublishedFile } from './published-folder.ts';
import { countReads, type ReadCounts } from './reader-table.ts';

/** On what terms the collection may be used. */
export const LICENCE =
  'Images and metadata: the NIH Clinical Center puts no restriction on use, and asks that users link to https://nihcc.app.box.com/v/ChestXray-NIHCC, cite the CVPR 2017 paper and name the NIH Clinical Center as the provider of the data. Expert labels: for research and education only, on the same three conditions. The collection is de-identified, but it is patient imaging: do not try to re-identify anyone.';

const SYNTHETIC_LICENCE = 'Made up by this project; nothing in it is real. Apache-2.0.';

/** What is counted of a collection, or of a part of it. */
export interface Summary {
  readonly imageCount: number;
  readonly patientCount: number;
  readonly labelCount: number;
  readonly readers: ReadCounts;
  /** Data rows of each loaded file. */
  readonly rowCounts: ReadonlyMap<string, number>;
  readonly imageCounts: ReadonlyMap<LabelSetCode, number>;
}

/** What is told of a file without its rows. */
type DescribedFile = Pick<PublishedFile, 'name' | 'sha256'> & { readonly byteCount: number };

/** before: of other parts, with other patients. */
export const summarise = (collection: Collection, before: Summary | null): Summary => {
  const { images, expert, rowCounts } = collection;
  return {
    imageCount: images.keys.length + (before?.imageCount ?? 0),
    patientCount: countPatients(images.keys) + (before?.patientCount ?? 0),
    labelCount: countLabels(collection) + (before?.labelCount ?? 0),
    readers: countReads(expert, before?.readers),
    rowCounts: addCounts(rowCounts, before?.rowCounts),
    imageCounts: addCounts(countImages(collection), before?.imageCounts),
  };
};

const addCounts = <K>(
  counts: ReadonlyMap<K, number>,
  before: ReadonlyMap<K, number> = new Map(),
): ReadonlyMap<K, number> =>
  new Map([...counts].map(([key, count]) => [key, count + (before.get(key) ?? 0)]));

/** What the graph says of a loaded collection as a whole. files: in the order of publication. */
export const describeCollection = (
  files: readonly DescribedFile[],
  summary: Summary,
  isSynthetic: boolean,
): Description => {
  const { imageCount, imageCounts } = summary;
  const names = new Set(files.map(({ name }) => name));
  return {
    name: isSynthetic
      ? 'Made-up sample in the layout of the NIH Chest X-ray collection'
      : 'NIH Chest X-ray collection',
    isSynthetic,
    contentHash: contentHash(files),
    imageCount,
    patientCount: summary.patientCount,
    studyCount: imageCount,
    readerCount: summary.readers.size,
    labelCount: summary.labelCount,
    files: files.map((file) => describeFile(file, summary)),
    absentFiles: PUBLISHED_FILES.filter((name) => !names.has(name)).map(describeAbsence),
    licence: isSynthetic ? SYNTHETIC_LICENCE : LICENCE,
    attribution: isSynthetic
      ? 'None: the data is made up.'
      : 'Data provided by the NIH Clinical Center.',
    citations: citationsFor(imageCounts.keys()),
    imageCounts: new Map(imageCounts),
  };
};

const contentHash = (files: readonly DescribedFile[]): string => {
  const hash = createHash('sha256');
  for (const { name, sha256 } of files) hash.update(`${name}\n${sha256}\n`);
  return hash.digest('hex');
};

const describeFile = (
  { name, sha256, byteCount }: DescribedFile,
  { rowCounts }: Summary,
): DatasetFile => ({
  name,
  sha256,
  rowCount: rowCounts.get(name) ?? 0,
  byteCount: String(byteCount),
});

const releasesOf = ({ images }: Collection) =>
  [images.nlp2017, images.nlp2020].filter((release) => release !== null);

const countLabels = (collection: Collection): number =>
  releasesOf(collection).length * collection.images.keys.length * NIH_FINDINGS.length +
  collection.expert.reduce((sum, { assessed }) => sum + findingsOf(assessed).length, 0);

const countImages = ({ images, expert, rowCounts }: Collection): Map<LabelSetCode, number> => {
  const counts = new Map<LabelSetCode, number>();
  for (const code of LABEL_SET_CODES) {
    const files = LABEL_FILES.filter(
      ({ name, labelSet }) => labelSet === code && rowCounts.has(name),
    );
    if (files.length === 0) continue;
    const isNih = files.some(({ source }) => source === 'NLP');
    const labelled = expert
      .filter(({ file }) => file.labelSet === code)
      .map(({ imageOrdinal }) => imageOrdinal);
    counts.set(code, isNih ? images.keys.length : new Set(labelled).size);
  }
  return counts;
};
