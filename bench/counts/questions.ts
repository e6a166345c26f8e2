// What is asked of aggregates and facets. The whole collection is the hardest: every image counts.

const DIMENSIONS = '[FINDING, SEX, VIEW_POSITION, SPLIT, AGE_DECADE, LABEL_SET]';
const FACETS = `facets(dimensions: ${DIMENSIONS}) { dimension buckets { value imageCount isSelected } }`;

const images = (fields: string, filter = ''): string =>
  `{ images(first: 0${filter === '' ? '' : `, filter: ${filter}`}) { ${fields} } }`;

/** Queries by what tables call them. */
export const COUNTS: Readonly<Record<string, string>> = {
  'all facets, whole collection': images(FACETS),
  'all facets, sex chosen': images(FACETS, '{ sex: { eq: FEMALE } }'),
  'all facets, five menus chosen': images(
    FACETS,
    `{
      sex: { eq: FEMALE }, viewPosition: { eq: PA }, split: { eq: TRAIN_VALIDATION }
      patientAgeYears: { gte: 40, lt: 60 }
      labels: {
        some: { finding: { in: [EFFUSION, MASS] }, value: { eq: PRESENT }, labelSet: { eq: NIH_NLP_2020 } }
      }
    }`,
  ),
  'all facets, a finding by any set': images(
    FACETS,
    '{ labels: { some: { finding: { eq: PNEUMOTHORAX }, value: { eq: PRESENT } } } }',
  ),
  'all facets, a finding by a reader': images(
    FACETS,
    '{ labels: { some: { finding: { eq: FRACTURE }, value: { eq: PRESENT }, source: { eq: READER } } } }',
  ),
  'all facets, menus joined by or': images(
    FACETS,
    '{ or: [{ sex: { eq: MALE } }, { patientAgeYears: { gt: 60 } }] }',
  ),
  'counts and ages': images(
    'aggregate { imageCount patientCount ageYears { min max mean median } ageHistogram { imageCount } }',
  ),
  'cross-tab of finding, sex, age': images(
    'aggregate { crossTab(dimensions: [FINDING, SEX, AGE_DECADE]) { finding sex ageDecade imageCount patientCount } }',
  ),
  'co-occurrence': images('aggregate { coOccurrence { left right imageCount } }'),
  'all facets of each of 500 patients': `{
    patients(first: 500) { nodes { images(first: 0) { ${FACETS} } } }
  }`,
};
