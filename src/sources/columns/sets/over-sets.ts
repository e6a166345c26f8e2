import type { AgreementSource } from '../../../agreement/agreement.source.ts';
import type { ComparisonSource } from '../../../comparison/comparison.source.ts';
import type { ImageSource, ImagesAtOnce } from '../../../image/image.source.ts';
import type { PatientSource } from '../../../patient/patient.source.ts';
import { foundOf } from '../found.ts';
import { answering, counted } from './answering.ts';
import type { ImageLists } from './image-lists.ts';
import type { AskSets } from './open-sets.ts';
import { isSpent } from './this-turn.ts';

// The same ports around ports: what sets of places answer is not asked of what stands behind.

export const imagesOverSets = (source: ImageSource, sets: AskSets): ImageSource => {
  const answer = answering(sets);
  return {
    ...source,
    imagePage: (query) =>
      answer(
        ({ images }) => images.page(query),
        () => source.imagePage(query),
      ),
    imageCount: (filter) =>
      answer(
        ({ images }) => images.count(filter),
        () => source.imageCount(filter),
      ),
    imagePagesBy: async (owner, ids, query) =>
      answer(
        ({ images }) => foundOf(ids, (id) => images.pageOf({ owner, id }, query)),
        () => source.imagePagesBy(owner, ids, query),
      ),
    imageCountsBy: async (owner, ids, filter) =>
      answer(
        ({ images }) => foundOf(ids, (id) => images.countOf({ owner, id }, filter)),
        () => source.imageCountsBy(owner, ids, filter),
      ),
    atOnce: () => imagesAtOnce(source.atOnce?.() ?? null, sets()?.images),
  };
};

/** What has to wait for another turn is asked for with the others. */
const imagesAtOnce = (
  below: ImagesAtOnce | null,
  images: ImageLists | undefined,
): ImagesAtOnce | null => {
  if (below === null || images === undefined) return below;
  const now = <T>(ask: () => T): T | undefined => (isSpent() ? undefined : counted(ask()));
  return {
    ...below,
    imagePageBy: (owner, query) => {
      const known = below.imagePageBy(owner, query);
      return known === undefined ? now(() => images.pageOf(owner, query)) : known;
    },
    imageCountBy: (owner, filter) => {
      const known = below.imageCountBy(owner, filter);
      return known === undefined ? now(() => images.countOf(owner, filter)) : known;
    },
  };
};

export const patientsOverSets = (source: PatientSource, sets: AskSets): PatientSource => {
  const answer = answering(sets);
  return {
    ...source,
    patientPage: (query) =>
      answer(
        ({ patients }) => patients.page(query),
        () => source.patientPage(query),
      ),
    patientCount: (filter) =>
      answer(
        ({ patients }) => patients.count(filter),
        () => source.patientCount(filter),
      ),
  };
};

export const agreementOverSets = (source: AgreementSource, sets: AskSets): AgreementSource => ({
  readPatterns: (question) =>
    answering(sets)(
      ({ reads }) => reads.readPatterns(question),
      () => source.readPatterns(question),
    ),
});

export const comparisonOverSets = (source: ComparisonSource, sets: AskSets): ComparisonSource => ({
  labelPairs: async (compared) =>
    answering(sets)(
      ({ reads }) => reads.labelPairs(compared),
      () => source.labelPairs(compared),
    ),
  labelPairsByReader: async (readerIds, compared) =>
    answering(sets)(
      ({ reads }) => reads.labelPairsByReader(readerIds, compared),
      () => source.labelPairsByReader(readerIds, compared),
    ),
});
