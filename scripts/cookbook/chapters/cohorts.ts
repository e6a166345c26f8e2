import type { Chapter } from '../recipe.ts';

const TABLE = 'images.aggregate';
const ROWS = `${TABLE}.crossTab`;
const PAIRS = 'images.aggregate.coOccurrence';

/** What is in a cohort. */
export const COHORTS: Chapter = {
  title: 'Cohorts',
  recipes: [
    {
      operation: 'researcher/table-one',
      says: `The {${TABLE}.imageCount} images are of {${TABLE}.patientCount} patients, {${TABLE}.imageCount / ${TABLE}.patientCount:1} of each, so an interval that takes images for independent is too narrow; and test and training differ: {${ROWS}[*TEST,AP].imageCount / ${ROWS}[*TEST].imageCount:%} of the test images are AP, and {${ROWS}[*TRAIN_VALIDATION,AP].imageCount / ${ROWS}[*TRAIN_VALIDATION].imageCount:%} of the others.`,
      holds: [
        `${ROWS}[*TEST].imageCount + ${ROWS}[*TRAIN_VALIDATION].imageCount = ${TABLE}.imageCount`,
      ],
    },
    {
      operation: 'researcher/findings-together',
      says: `Whatever else was found, an opacity was there more often than not, on {${PAIRS}[PNEUMOTHORAX,AIRSPACE_OPACITY].imageCount / ${PAIRS}[PNEUMOTHORAX,AIRSPACE_OPACITY].leftCount:%} of the images with a pneumothorax, {${PAIRS}[AIRSPACE_OPACITY,NODULE_OR_MASS].imageCount / ${PAIRS}[AIRSPACE_OPACITY,NODULE_OR_MASS].rightCount:%} of those with a nodule or mass and {${PAIRS}[AIRSPACE_OPACITY,FRACTURE].imageCount / ${PAIRS}[AIRSPACE_OPACITY,FRACTURE].rightCount:%} of those with a fracture: a model of any of them may have learnt opacities.`,
      holds: [
        `${PAIRS}[AIRSPACE_OPACITY,FRACTURE].imageCount / ${PAIRS}[AIRSPACE_OPACITY,FRACTURE].rightCount > 0.5`,
        `${PAIRS}[AIRSPACE_OPACITY,NODULE_OR_MASS].imageCount / ${PAIRS}[AIRSPACE_OPACITY,NODULE_OR_MASS].rightCount > 0.5`,
        `${PAIRS}[PNEUMOTHORAX,AIRSPACE_OPACITY].imageCount / ${PAIRS}[PNEUMOTHORAX,AIRSPACE_OPACITY].leftCount > 0.5`,
      ],
    },
    {
      operation: 'front-end/menus-with-counts',
      variables: { first: 0 },
      says: 'Each count is what one would see after choosing it: {images.totalCount} images are shown, MALE in place of FEMALE would give {images.facets[SEX].buckets[MALE].imageCount}, HERNIA in place of EFFUSION {images.facets[FINDING].buckets[HERNIA].imageCount}, and PA on top of both choices {images.facets[VIEW_POSITION].buckets[PA].imageCount}.',
      holds: [
        'images.facets[FINDING].buckets[EFFUSION].isSelected = true',
        'images.facets[SEX].buckets[FEMALE].isSelected = true',
        'images.facets[SEX].buckets[FEMALE].imageCount = images.totalCount',
        'images.facets[VIEW_POSITION].buckets[AP].imageCount + images.facets[VIEW_POSITION].buckets[PA].imageCount = images.totalCount',
      ],
    },
    {
      operation: 'researcher/view-by-view',
      says: 'Over all images edema is more frequent in children ({children[EDEMA].prevalence.value:%2}) than in adults ({adults[EDEMA].prevalence.value:%2}), and in either view it is less frequent, {childrenAp[EDEMA].prevalence.value:%2} against {adultsAp[EDEMA].prevalence.value:%2} in AP and {childrenPa[EDEMA].prevalence.value:%2} against {adultsPa[EDEMA].prevalence.value:%2} in PA: this is Simpson’s paradox, since edema is mostly seen in AP, as {childrenAp[EDEMA].prevalence.denominator / children[EDEMA].prevalence.denominator:%} of the children’s images are and {adultsAp[EDEMA].prevalence.denominator / adults[EDEMA].prevalence.denominator:%} of the adults’; the interval of each share of the children holds that of the adults, so that none of the three differences is certain.',
      holds: [
        'children[EDEMA].prevalence.value > adults[EDEMA].prevalence.value',
        'childrenAp[EDEMA].prevalence.value < adultsAp[EDEMA].prevalence.value',
        'childrenPa[EDEMA].prevalence.value < adultsPa[EDEMA].prevalence.value',
        'adultsPa[EDEMA].prevalence.value < childrenAp[EDEMA].prevalence.value',
        'children[EDEMA].prevalence.lower95 < adults[EDEMA].prevalence.value',
        'childrenAp[EDEMA].prevalence.upper95 > adultsAp[EDEMA].prevalence.value',
        'childrenPa[EDEMA].prevalence.upper95 > adultsPa[EDEMA].prevalence.value',
      ],
    },
  ],
};
