// What a DICOM object tells of its image beside the pixels, from the published files.
import type { Image } from '../../src/image/image.ts';
import { createCatalog } from '../../src/sources/catalog/catalog.ts';
import { catalogImages } from '../../src/sources/catalog/catalog-images.ts';
import { loadCatalog } from '../../src/sources/catalog/load/load-catalog.ts';
import type { Finding } from '../../src/terms/finding.ts';
import { findingsOf } from '../../src/terms/finding-bits.ts';
import type { Radiograph } from './dicom-object.ts';

/** Images that one statement asks for. */
const AT_ONCE = 1000;

export type ImageFacts = Pick<Radiograph, 'patientId' | 'sex' | 'age' | 'studyDescription'>;

/** Facts by file name; an image that the files do not list is missing. LoadError where they are no data set. */
export const imageFacts = async (
  dataDir: string,
  imageIndexes: readonly string[],
): Promise<ReadonlyMap<string, ImageFacts>> => {
  const { engine, dataset } = await loadCatalog(dataDir);
  try {
    const catalog = createCatalog(engine, new Set(dataset.imageCounts.keys()), () => {});
    const source = catalogImages(catalog);
    const facts = new Map<string, ImageFacts>();
    for (let start = 0; start < imageIndexes.length; start += AT_ONCE) {
      const images = await source.imagesByIndex(imageIndexes.slice(start, start + AT_ONCE));
      for (const [imageIndex, image] of images) facts.set(imageIndex, factsOf(image));
    }
    return facts;
  } finally {
    await engine.close();
  }
};

/** The published objects have the labels of the first release. */
const factsOf = ({ patientId, sex, patientAgeYears, nlpPresent }: Image): ImageFacts => ({
  patientId,
  sex: sex === 'FEMALE' ? 'F' : 'M',
  age: patientAgeYears,
  studyDescription: labelString(nlpPresent.NIH_NLP_2017 ?? nlpPresent.NIH_NLP_2020 ?? 0),
});

const labelString = (present: number): string =>
  findingsOf(present).map(publishedName).join('|') || 'No Finding';

/** Such as "Pleural_Thickening". */
const publishedName = (finding: Finding): string =>
  finding.charAt(0) +
  finding
    .slice(1)
    .toLowerCase()
    .replace(/_./g, (text) => text.toUpperCase());
