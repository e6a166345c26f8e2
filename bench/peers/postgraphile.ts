// The operations in the words that PostGraphile derives from the tables and functions.
import { line, lines, names } from '../facts.ts';
import { at, listAt } from '../json.ts';
import type { Dialect } from '../operations.ts';
import { agreementFacts, cohortVariables, facetFacts, visitsVariables } from './arguments.ts';
import type { PostgraphileCursors } from './postgraphile-cursors.ts';

const FINDINGS = 'presentFindingsByImageId { nodes { finding } }';
const SHORT_ROW = `rowId followUp age viewPosition ${FINDINGS}`;
const ROW = `${SHORT_ROW} width height patientByPatientId { rowId sex }`;

const PAGE50 = `query ($after: Cursor) {
  allImages(first: 50, after: $after, orderBy: PRIMARY_KEY_ASC) { nodes { ${ROW} } }
}`;

const PATIENTS20 = `query ($after: Cursor) {
  allPatients(first: 20, after: $after, orderBy: PRIMARY_KEY_ASC) {
    nodes { rowId sex imagesByPatientId(orderBy: PRIMARY_KEY_ASC) { nodes { ${SHORT_ROW} } } }
  }
}`;

const COHORT = 'finding: $finding, view: $view, minAge: $minAge, maxAge: $maxAge';
const COHORT_VARIABLES = '$finding: Finding, $view: ViewPosition, $minAge: Int, $maxAge: Int';

const FILTER50 = `query (${COHORT_VARIABLES}) {
  filteredImages(first: 50, ${COHORT}) { totalCount nodes { ${ROW} } }
}`;

const DETAIL = `query ($id: String!, $findings: [Finding!]!) {
  imageByRowId(rowId: $id) {
    rowId age
    patientByPatientId { rowId sex }
    ${FINDINGS}
    expertLabels(findings: $findings) { nodes { labelSet finding value readerId } }
  }
}`;

const FACETS = `query (${COHORT_VARIABLES}) {
  facets(${COHORT}) { nodes { dimension value imageCount } }
}`;

const LOOKUP = `query ($ids: [String!]!) { imagesByIds(ids: $ids) { nodes { ${SHORT_ROW} } } }`;

const DEEP = `query ($after: Cursor) {
  allImages(first: 50, after: $after, orderBy: [AGE_ASC, PRIMARY_KEY_ASC]) { nodes { ${ROW} } }
}`;

const AGREEMENT = `query ($minAge: Int, $maxAge: Int, $maxFollowUp: Int) {
  agreements(minAge: $minAge, maxAge: $maxAge, maxFollowUp: $maxFollowUp) {
    nodes { finding imageCount readCount percentAgreement prevalence fleissKappa }
  }
}`;

const IMAGE = ['rowId', 'followUp', 'age', 'viewPosition'];
const PATIENT = ['patientByPatientId.rowId', 'patientByPatientId.sex'];
const findings = (image: unknown): string =>
  names(image, 'presentFindingsByImageId.nodes', 'finding');
const imageLine = (image: unknown): string => `${line(image, IMAGE)} ${findings(image)}`;
const pageFacts = (data: unknown, list: string): string[] =>
  listAt(data, `${list}.nodes`).map(
    (image) => `${imageLine(image)} ${line(image, ['width', 'height', ...PATIENT])}`,
  );

const detailFacts = (data: unknown): string[] => {
  const image = at(data, 'imageByRowId');
  return [
    line(image, ['rowId', 'age', ...PATIENT]),
    findings(image),
    ...lines(image, 'expertLabels.nodes', ['labelSet', 'finding', 'readerId', 'value']),
  ];
};

const patientFacts = (data: unknown): string[] =>
  listAt(data, 'allPatients.nodes').flatMap((patient) => [
    line(patient, ['rowId', 'sex']),
    ...listAt(patient, 'imagesByPatientId.nodes').map(imageLine),
  ]);

/** What is asked by a cursor. */
type Placed = 'page50' | 'patients20' | 'deep';

const UNPLACED: Omit<Dialect, Placed> = {
  filter50: {
    query: FILTER50,
    variables: cohortVariables,
    facts: (data) => [
      line(data, ['filteredImages.totalCount']),
      ...pageFacts(data, 'filteredImages'),
    ],
  },
  detail: {
    query: DETAIL,
    variables: ({ imageIndex, findings: wanted }) => ({ id: imageIndex, findings: wanted }),
    facts: detailFacts,
  },
  facets: {
    query: FACETS,
    variables: (cohort) => (cohort === null ? {} : cohortVariables(cohort)),
    facts: (data) => facetFacts(data, 'facets.nodes'),
  },
  lookup: {
    query: LOOKUP,
    variables: (ids) => ({ ids }),
    facts: (data) => listAt(data, 'imagesByIds.nodes').map(imageLine),
  },
  agreement: {
    query: AGREEMENT,
    variables: (visits) => (visits === null ? {} : visitsVariables(visits)),
    facts: (data) => agreementFacts(data, 'agreements.nodes'),
  },
};

/** Its cursors are its own. */
export const postgraphileDialect = ({ byName, byAge, byNumber }: PostgraphileCursors): Dialect => ({
  ...UNPLACED,
  page50: {
    query: PAGE50,
    variables: (place) => (place === null ? {} : { after: byName.get(place.imageIndex) }),
    facts: (data) => pageFacts(data, 'allImages'),
  },
  patients20: {
    query: PATIENTS20,
    variables: (place) => (place === null ? {} : { after: byNumber.get(place.patientId) }),
    facts: patientFacts,
  },
  deep: {
    query: DEEP,
    variables: ({ imageIndex }) => ({ after: byAge.get(imageIndex) }),
    facts: (data) => pageFacts(data, 'allImages'),
  },
});
