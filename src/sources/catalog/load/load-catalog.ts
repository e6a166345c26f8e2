import { createHash } from 'node:crypto';
import type { Dataset, DatasetFile } from '../../../dataset/dataset.ts';
import { LABEL_FILES } from '../../../label/label-file.ts';
import { NIH_FINDINGS } from '../../../terms/finding.ts';
import { findingsOf } from '../../../terms/finding-bits.ts';
import { LABEL_SET_CODES, type LabelSetCode } from '../../../terms/label-set-code.ts';
import type { Engine } from '../engine.ts';
import { openDuckDB } from '../engines/duckdb.ts';
import { describeAbsence } from './absence.ts';
import { type Collection, PUBLISHED_FILES, readCollection } from './collection.ts';
import { checkFolder, isSynthetic, type PublishedFile, readPublished } from './published-folder.ts';
import { patientOf } from './image-keys.ts';
import { uidTable } from './image-table.ts';
import { writeTable } from './write-table.ts';
import { writeCatalog } from './write-catalog.ts';

/** A filled engine, and what it holds. */
export interface LoadedCatalog {
  readonly engine: Engine;
  readonly dataset: Dataset;
}

const LICENCE =
  'Images and metadata: the NIH Clinical Center puts no restriction on use, and asks that users link to https://nihcc.app.box.com/v/ChestXray-NIHCC, cite the CVPR 2017 paper and name the NIH Clinical Center as the provider of the data. Expert labels: for research and education only, on the same three conditions. The collection is de-identified, but it is patient imaging: do not try to re-identify anyone.';

const SYNTHETIC_LICENCE = 'Made up by this project; nothing in it is real. Apache-2.0.';

const readFiles = async (folder: string): Promise<Map<string, PublishedFile>> => {
  await checkFolder(folder);
  const found = await Promise.all(PUBLISHED_FILES.map((name) => readPublished(folder, name)));
  return new Map(found.flatMap((file) => (file === null ? [] : [[file.name, file] as const])));
};

const contentHash = (files: Iterable<PublishedFile>): string => {
  const hash = createHash('sha256');
  for (const { name, sha256 } of files) hash.update(`${name}\n${sha256}\n`);
  return hash.digest('hex');
};

const describeFile = (
  { name, sha256, bytes }: PublishedFile,
  { rowCounts }: Collection,
): DatasetFile => ({
  name,
  sha256,
  rowCount: rowCounts.get(name) ?? 0,
  byteCount: String(bytes.length),
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

/**
 * Loads a folder in the published layout into a new engine.
 *
 * Errors: LoadError says what is wrong with which file; nothing is kept of a load that failed.
 */
export const loadCatalog = async (folder: string): Promise<LoadedCatalog> => {
  const files = await readFiles(folder);
  const collection = readCollection(files);
  const duckdb = await openDuckDB();
  await writeCatalog(duckdb.loading, collection);
  const synthetic = await isSynthetic(folder);
  const dataset: Dataset = {
    name: synthetic
      ? 'Made-up sample in the layout of the NIH Chest X-ray collection'
      : 'NIH Chest X-ray collection',
    isSynthetic: synthetic,
    contentHash: contentHash(files.values()),
    loadedAt: new Date().toISOString(),
    imageCount: collection.images.keys.length,
    patientCount: new Set(collection.images.keys.map(patientOf)).size,
    studyCount: collection.images.keys.length,
    readerCount: new Set(collection.expert.flatMap(({ readerId }) => readerId ?? [])).size,
    labelCount: countLabels(collection),
    files: [...files.values()].map((file) => describeFile(file, collection)),
    absentFiles: PUBLISHED_FILES.filter((name) => !files.has(name)).map(describeAbsence),
    licence: synthetic ? SYNTHETIC_LICENCE : LICENCE,
    attribution: synthetic
      ? 'None: the data is made up.'
      : 'Data provided by the NIH Clinical Center.',
    imageCounts: countImages(collection),
    engine: 'duckdb',
  };
  // The UIDs take as long as all the rest, and only look-ups by UID need them.
  const { keys } = collection.images;
  const engine = await duckdb.serve({
    uids: (connection) => writeTable(connection, uidTable(keys)),
  });
  return { engine, dataset };
};
