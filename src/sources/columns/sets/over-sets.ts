import type { AgreementSource } from '../../../agreement/agreement.source.ts';
import type { TallySource } from '../../../cohort/tally.source.ts';
import type { ComparisonSource } from '../../../comparison/comparison.source.ts';
import type { ImageSource, ImagesAtOnce } from '../../../image/image.source.ts';
import type { PatientSource } from '../../../patient/patient.source.ts';
import type { Soon } from '../../../soon.ts';
import { countAnswers, foundOf } from '../found.ts';
import type { ImageLists } from './image-lists.ts';
import type { AskSets, HeldSets } from './open-sets.ts';
import { freeTurn, isSpent } from './this-turn.ts';

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

export const talliesOverSets = (source: TallySource, sets: AskSets): TallySource => {
  const answer = answering(sets);
  return {
    patientCounts: async (owners, filter) =>
      answer(
        ({ tallies }) => tallies.patientCounts(owners, filter),
        () => source.patientCounts(owners, filter),
      ),
    ages: async (owners, filter) =>
      answer(
        ({ tallies }) => tallies.ages(owners, filter),
        () => source.ages(owners, filter),
      ),
    findingSets: async (owners, query) =>
      answer(
        ({ tallies }) => tallies.findingSets(owners, query),
        () => source.findingSets(owners, query),
      ),
    crossTabs: async (owners, query) =>
      answer(
        ({ tallies }) => tallies.crossTabs(owners, query),
        () => source.crossTabs(owners, query),
      ),
    facets: async (owners, query) =>
      answer(
        ({ tallies }) => tallies.facets(owners, query),
        () => source.facets(owners, query),
      ),
  };
};

export const agreementOverSets = (source: AgreementSource, sets: AskSets): AgreementSource => ({
  readPatterns: async (question) =>
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

/** Asks sets, as soon as a turn has room for a question; what they do not answer is asked of what is behind. */
const answering =
  (sets: AskSets) =>
  <A>(ask: (held: HeldSets) => Soon<A> | null | undefined, behind: () => Soon<A>): Soon<A> => {
    const answer = (): Soon<A> => {
      const held = sets();
      return counted(held && ask(held)) ?? behind();
    };
    return isSpent() ? freeTurn().then(answer) : answer();
  };

const counted = countAnswers('sets in columns');
