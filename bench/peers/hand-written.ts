// The operations in the words of servers/schema.ts, which Mercurius and Apollo Server serve.
import { line, lines, names } from '../facts.ts';
import { at, listAt } from '../json.ts';
import type { Dialect } from '../operations.ts';
import { FINDINGS } from '../words.ts';
import { agreementFacts, cohortVariables, facetFacts, visitsVariables } from './arguments.ts';

const ROW = 'id followUp age viewPosition width height patient { id sex } findings';

const PAGE50 = `query ($after: String) { images(first: 50, after: $after) { nodes { ${ROW} } } }`;

const PATIENTS20 = `query ($after: Int) {
  patients(first: 20, after: $after) { id sex images { id followUp age viewPosition findings } }
}`;

const COHORT = 'finding: $finding, view: $view, minAge: $minAge, maxAge: $maxAge';
const COHORT_VARIABLES = '$finding: String, $view: String, $minAge: Int, $maxAge: Int';

const FILTER50 = `query (${COHORT_VARIABLES}) {
  images(first: 50, ${COHORT}) { totalCount nodes { ${ROW} } }
}`;

const DETAIL = `query ($id: String!, $findings: [String!]!) {
  image(id: $id) {
    id age
    patient { id sex }
    findings
    labels(findings: $findings) { labelSet finding value reader }
  }
}`;

const FACETS = `query (${COHORT_VARIABLES}) {
  facets(${COHORT}) { dimension value imageCount }
}`;

const LOOKUP = `query ($ids: [String!]!) {
  imagesByIds(ids: $ids) { id followUp age viewPosition findings }
}`;

const DEEP = `query ($after: String!) {
  images(first: 50, after: $after, by: AGE) { nodes { ${ROW} } }
}`;

const AGREEMENT = `query ($findings: [String!]!, $minAge: Int, $maxAge: Int, $maxFollowUp: Int) {
  agreements(
    labelSet: "ALL_FINDINGS_2021", findings: $findings, minAge: $minAge, maxAge: $maxAge, maxFollowUp: $maxFollowUp
  ) {
    finding imageCount readCount percentAgreement prevalence fleissKappa
  }
}`;

const IMAGE = ['id', 'followUp', 'age', 'viewPosition'];
const PATIENT = ['patient.id', 'patient.sex'];
const imageLine = (image: unknown): string => `${line(image, IMAGE)} ${names(image, 'findings')}`;
const pageFacts = (data: unknown): string[] =>
  listAt(data, 'images.nodes').map(
    (image) => `${imageLine(image)} ${line(image, ['width', 'height', ...PATIENT])}`,
  );

const detailFacts = (data: unknown): string[] => {
  const image = at(data, 'image');
  return [
    line(image, ['id', 'age', ...PATIENT]),
    names(image, 'findings'),
    ...lines(image, 'labels', ['labelSet', 'finding', 'reader', 'value']),
  ];
};

export const HAND_WRITTEN_DIALECT: Dialect = {
  page50: {
    query: PAGE50,
    variables: (place) => (place === null ? {} : { after: place.imageIndex }),
    facts: pageFacts,
  },
  patients20: {
    query: PATIENTS20,
    variables: (place) => (place === null ? {} : { after: Number(place.patientId) }),
    facts: (data) =>
      listAt(data, 'patients').flatMap((patient) => [
        line(patient, ['id', 'sex']),
        ...listAt(patient, 'images').map(imageLine),
      ]),
  },
  filter50: {
    query: FILTER50,
    variables: cohortVariables,
    facts: (data) => [line(data, ['images.totalCount']), ...pageFacts(data)],
  },
  detail: {
    query: DETAIL,
    variables: ({ imageIndex, findings }) => ({ id: imageIndex, findings }),
    facts: detailFacts,
  },
  facets: {
    query: FACETS,
    variables: (cohort) => (cohort === null ? {} : cohortVariables(cohort)),
    facts: (data) => facetFacts(data, 'facets'),
  },
  lookup: {
    query: LOOKUP,
    variables: (ids) => ({ ids }),
    facts: (data) => listAt(data, 'imagesByIds').map(imageLine),
  },
  deep: {
    query: DEEP,
    variables: ({ ageYears, imageIndex }) => ({ after: `${ageYears}_${imageIndex}` }),
    facts: pageFacts,
  },
  agreement: {
    query: AGREEMENT,
    variables: (visits) => ({
      findings: FINDINGS,
      ...(visits !== null && visitsVariables(visits)),
    }),
    facts: (data) => agreementFacts(data, 'agreements'),
  },
};
