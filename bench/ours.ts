// The operations in the words of schema/schema.graphql.
import { line, lines, names, rounded } from './facts.ts';
import { at, listAt, numberAt } from './json.ts';
import type { Cohort, Dialect, Visits } from './operations.ts';
import {
  AGREEMENT,
  DEEP,
  DETAIL,
  FACETS,
  FILTER50,
  LOOKUP,
  PAGE50,
  PATIENTS20,
} from './ours-queries.ts';

const IMAGE = ['imageIndex', 'followUpNumber', 'patientAgeYears', 'viewPosition'];
const SIZE = ['originalSize.width', 'originalSize.height'];
const PATIENT = ['patient.patientId', 'patient.sex'];
const imageLine = (image: unknown): string => `${line(image, IMAGE)} ${names(image, 'findings')}`;

const cohortFilter = ({ finding, view, fromYears, toYears }: Cohort) => ({
  viewPosition: { eq: view },
  patientAgeYears: { gte: fromYears, lte: toYears },
  labels: {
    some: {
      labelSet: { eq: 'NIH_NLP_2020' },
      finding: { eq: finding },
      value: { eq: 'PRESENT' },
    },
  },
});

const visitsFilter = ({ fromYears, toYears, followUpTo }: Visits) => ({
  patientAgeYears: { gte: fromYears, lte: toYears },
  followUpNumber: { lte: followUpTo },
});

const pageFacts = (data: unknown): string[] =>
  listAt(data, 'images.nodes').map(
    (image) => `${imageLine(image)} ${line(image, [...SIZE, ...PATIENT])}`,
  );

const detailFacts = (data: unknown): string[] => {
  const image = at(data, 'image');
  return [
    line(image, ['imageIndex', 'patientAgeYears', ...PATIENT]),
    names(image, 'findings'),
    ...lines(image, 'labels', ['labelSet.code', 'finding', 'reader.readerId', 'value']),
  ];
};

/** A value that no image has may be there, as nothing, or be left out. */
const facetFacts = (data: unknown): string[] =>
  listAt(data, 'images.facets')
    .flatMap((facet) =>
      listAt(facet, 'buckets')
        .filter((bucket) => numberAt(bucket, 'imageCount') > 0)
        .map((bucket) => `${line(facet, ['dimension'])} ${line(bucket, ['value', 'imageCount'])}`),
    )
    .sort();

/** The same holds for a finding that no two readers judged. */
const agreementFacts = (data: unknown): string[] =>
  listAt(data, 'agreement')
    .filter((one) => numberAt(one, 'imageCount') > 0)
    .map((one) => {
      const shares = rounded(one, ['percentAgreement', 'prevalence', 'fleissKappa']);
      return `${line(one, ['finding', 'imageCount', 'readCount'])} ${shares}`;
    })
    .sort();

export const OUR_DIALECT: Dialect = {
  page50: {
    query: PAGE50,
    variables: (place) => (place === null ? {} : { after: place.byName }),
    facts: pageFacts,
  },
  patients20: {
    query: PATIENTS20,
    variables: (place) => (place === null ? {} : { after: place.byNumber }),
    facts: (data) =>
      listAt(data, 'patients.nodes').flatMap((patient) => [
        line(patient, ['patientId', 'sex']),
        ...listAt(patient, 'images.nodes').map(imageLine),
      ]),
  },
  filter50: {
    query: FILTER50,
    variables: (cohort) => ({ filter: cohortFilter(cohort) }),
    facts: (data) => [line(data, ['images.totalCount']), ...pageFacts(data)],
  },
  detail: { query: DETAIL, variables: (chosen) => ({ ...chosen }), facts: detailFacts },
  facets: {
    query: FACETS,
    variables: (cohort) => (cohort === null ? {} : { filter: cohortFilter(cohort) }),
    facts: facetFacts,
  },
  lookup: {
    query: LOOKUP,
    variables: (imageIndexes) => ({ imageIndexes }),
    facts: (data) => listAt(data, 'imagesByIndex').map(imageLine),
  },
  deep: { query: DEEP, variables: ({ byAge }) => ({ after: byAge }), facts: pageFacts },
  agreement: {
    query: AGREEMENT,
    variables: (visits) => (visits === null ? {} : { filter: visitsFilter(visits) }),
    facts: agreementFacts,
  },
};
