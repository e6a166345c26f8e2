import type {
  CohortPageQuery,
  CohortRows,
  CohortSource,
} from '../../../src/export/cohort.source.ts';
import type { CohortFileOrder } from '../../../src/export/cohort-file.source.ts';
import { EVERY_IMAGE } from '../../../src/image/image.filter.ts';

/** A cohort of made-up images, and what was asked for it. */
export interface MadeUpCohort extends CohortSource {
  /** The file names behind which rows were asked for; null for the first. */
  readonly asked: (string | null)[];
}

/** So many images, of a patient each. */
export const madeUpCohort = (
  count: number,
  rowsAtOnce: number,
  before: (query: CohortPageQuery) => Promise<void> = async () => {},
): MadeUpCohort => {
  const asked: (string | null)[] = [];
  return {
    asked,
    rowsAtOnce,
    cohortRows: async (query) => {
      asked.push(query.after);
      await before(query);
      const first = query.after === null ? 0 : Number(query.after.slice(0, 8)) + 1;
      return rowsFrom(first, Math.min(count, first + query.size));
    },
    finalLabels: async () => [],
    cohortPatients: async () => [],
  };
};

const rowsFrom = (first: number, end: number): CohortRows => {
  const numbers = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
  return {
    imageIndexes: numbers.map((number) => `${String(number).padStart(8, '0')}_000.png`),
    followUpNumbers: numbers.map(() => 0),
    sexes: numbers.map((number) => (number % 3 === 0 ? 'FEMALE' : 'MALE')),
    viewPositions: numbers.map(() => 'PA'),
    agesYears: numbers.map((number) => (number % 7 === 0 ? null : number % 90)),
    widthsPx: numbers.map(() => 2500),
    heightsPx: numbers.map(() => 2048),
    spacingsXMm: numbers.map(() => 0.168),
    spacingsYMm: numbers.map(() => 0.168),
    splits: numbers.map(() => null),
    nlpPresent: {
      NIH_NLP_2017: numbers.map(() => null),
      NIH_NLP_2020: numbers.map((number) => number % 16_384),
    },
  };
};

/** An order of all of them as a file. */
export const orderOf = (
  format: CohortFileOrder['format'],
  cohortId = 'made-up',
): CohortFileOrder => ({
  cohortId,
  format,
  cohort: {
    datasetHash: '',
    filter: EVERY_IMAGE,
    labelSets: ['NIH_NLP_2020', 'FOUR_FINDINGS_2019'],
    plan: null,
  },
  header: {
    cohortId,
    dataset: { name: 'Made up', contentHash: '', isSynthetic: true },
    filter: null,
    labelSets: [],
    splitPlan: null,
    rowOrder: 'imageIndex',
    imageAddresses: { png: '', dicom: '', rendered: '', thumbnail: '' },
    licence: '',
    attribution: '',
    citations: [],
    columns: [],
  },
});
