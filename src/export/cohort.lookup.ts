import { citationsFor } from '../dataset/citation.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { isSuperseded } from '../dataset/label-set.ts';
import { checkedInput } from '../decode.ts';
import { UserInputError } from '../errors.ts';
import { setsOfFilter } from '../image/image.citations.ts';
import { EVERY_IMAGE, type ImageFilter, isEveryImage } from '../image/image.filter.ts';
import { readImageFilter } from '../image/image.read-filter.ts';
import { writeImageFilter } from '../image/image.write-filter.ts';
import { readOptionalFilter } from '../read-filter.ts';
import { LABEL_SET_CODES, type LabelSetCode } from '../terms/label-set-code.ts';
import type { Cohort } from './cohort.filter.ts';
import { cohortColumns } from './cohort-columns.ts';
import type { NamedCohort } from './cohort-file.source.ts';
import type { CohortHeader } from './cohort-header.ts';
import { writeCohortId } from './cohort-id.input.ts';
import { readSplitPlan, type SplitPlanInput } from './split-plan.input.ts';

/** The file whose images are the official test set. */
const TEST_LIST = 'test_list.txt';

/** What makes a cohort, as callers ask for it. */
interface CohortRequest {
  readonly filter: ImageFilter;
  readonly labelSets: readonly LabelSetCode[] | null | undefined;
  readonly split: SplitPlanInput | null | undefined;
}

/**
 * A cohort of the served data.
 *
 * Errors: UserInputError where it cannot be had, or would not keep test patients out of training.
 */
export const cohortOf = ({ filter, labelSets, split }: CohortRequest, dataset: Dataset): Cohort => {
  const plan = split ? readSplitPlan(split) : null;
  if (plan?.officialTest === 'KEEP' && !dataset.files.some(({ name }) => name === TEST_LIST)) {
    throw new UserInputError(
      `split: ${TEST_LIST} is not loaded, so official test patients cannot be kept out of training. Have it loaded, or say officialTest: DIVIDE.`,
    );
  }
  return {
    datasetHash: dataset.contentHash,
    filter: canonicalFilter(filter),
    labelSets: labelSets ? loadedSets(labelSets, dataset) : usualSets(dataset),
    plan,
  };
};

/** A cohort with its id and what its files say of themselves. Errors: those of writeCohortId. */
export const nameCohort = (cohort: Cohort, dataset: Dataset): NamedCohort => {
  const cohortId = writeCohortId(cohort, usualSets(dataset));
  return { cohortId, cohort, header: headerOf(cohortId, cohort, dataset) };
};

/** What the files of a cohort say of themselves. */
export const headerOf = (cohortId: string, cohort: Cohort, dataset: Dataset): CohortHeader => {
  const { filter, labelSets, plan } = cohort;
  const { name, contentHash, isSynthetic, licence, attribution, imageCounts } = dataset;
  const drawnOn = [...labelSets, ...setsOfFilter(filter, imageCounts)];
  return {
    cohortId,
    dataset: { name, contentHash, isSynthetic },
    filter: isEveryImage(filter) ? null : writeImageFilter(filter),
    labelSets,
    splitPlan: plan,
    rowOrder: 'imageIndex',
    imageAddresses: {
      png: '/images/{imageIndex}/png',
      dicom: '/images/{imageIndex}/dicom',
      rendered: '/images/{imageIndex}/rendered',
      thumbnail: '/images/{imageIndex}/thumbnail',
    },
    licence,
    attribution,
    citations: citationsFor(drawnOn.filter((code) => imageCounts.has(code))),
    columns: cohortColumns(labelSets, plan !== null).map(({ origin: _origin, ...told }) => told),
  };
};

/** The sets whose labels are columns where none are named: the loaded ones that none replaces. */
const usualSets = ({ imageCounts }: Dataset): readonly LabelSetCode[] =>
  LABEL_SET_CODES.filter((code) => imageCounts.has(code) && !isSuperseded(code, imageCounts));

const loadedSets = (
  named: readonly LabelSetCode[],
  { imageCounts }: Dataset,
): readonly LabelSetCode[] => {
  const absent = named.find((code) => !imageCounts.has(code));
  if (absent === undefined) return LABEL_SET_CODES.filter((code) => named.includes(code));
  throw new UserInputError(
    `labelSets takes those that are loaded, ${[...imageCounts.keys()].join(', ')}; found ${absent}.`,
  );
};

/** A filter in its one spelling. UserInputError where it grew past a limit of filters. */
const canonicalFilter = (filter: ImageFilter): ImageFilter =>
  isEveryImage(filter)
    ? EVERY_IMAGE
    : readOptionalFilter(checkedInput(writeImageFilter(filter)), readImageFilter, EVERY_IMAGE);
