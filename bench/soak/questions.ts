// What is asked while parts fail: all that the gateway has, with arguments made by chance.
import fc from 'fast-check';
import type { Random } from '../../sample/random.ts';
import { sampleOperations } from '../../test/graph/operations/sample-operations.ts';
import { arbitraryFilters } from '../../test/oracle/arbitrary-filters.ts';
import { readCollection } from '../../test/oracle/read-collection.ts';
import { sampleDir } from '../../test/support/gateway.ts';
import { TAGS } from '../../test/support/held-radiographs.ts';
import { MALFORMED } from './malformed.ts';
import type { Question } from './question.ts';

const JSON_BODY = { 'content-type': 'application/json' };

/** A document, sent as most do it. */
const graph = (kind: string, query: string, variables: object = {}): Question => ({
  kind,
  method: 'POST',
  path: '/graphql',
  headers: JSON_BODY,
  body: JSON.stringify({ query, variables }),
  isGraph: true,
});

/** The same, in an address: browsers and caches keep such answers. */
const inAddress = (query: string, variables: object): Question => ({
  kind: 'GET of a document',
  method: 'GET',
  path: `/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables) }).toString()}`,
  headers: { 'apollo-require-preflight': 'true' },
  isGraph: true,
});

const file = (kind: string, path: string, headers: Readonly<Record<string, string>> = {}) =>
  ({ kind, method: 'GET', path, headers, isGraph: false }) satisfies Question;

const ROW = `imageIndex findings patient { patientId } dicom { ${TAGS} }`;
const ONE = `query One($image: ID!) { image(by: { imageIndex: $image }) { ${ROW} } }`;
const SOME = `query Some($images: [ID!]!) {
  imagesByIndex(imageIndexes: $images) { ${ROW} study { studyInstanceUid description } }
}`;

/** About images that a caller has to itself. */
export const questionsAbout = (images: readonly string[], random: Random): readonly Question[] => [
  ...images.flatMap((image) => [
    graph('attributes of one image', ONE, { image }),
    inAddress(ONE, { image }),
    file('picture', `/images/${image}/rendered`),
    file('thumbnail', `/images/${image}/thumbnail?size=64`),
    file('DICOM object', `/images/${image}/dicom`),
    file('frame', `/images/${image}/frames/1`),
  ]),
  ...images.map(() =>
    graph('attributes of some images', SOME, { images: random.shuffled(images).slice(0, 5) }),
  ),
];

const PAGE = `query Page($filter: ImageFilterInput, $first: Int) {
  images(filter: $filter, first: $first) {
    totalCount
    nodes { imageIndex patientAgeYears findings patient { patientId imageCount } labels { finding value } }
  }
}`;
const LAST = `query Last($filter: ImageFilterInput) {
  images(filter: $filter, last: 10, orderBy: [{ field: PATIENT_AGE_YEARS, direction: DESC }]) { totalCount nodes { imageIndex } }
}`;
const PATIENTS = `query Patients($filter: PatientFilterInput) {
  patients(filter: $filter, first: 10) { totalCount nodes { patientId timeline { ageYears } } }
}`;
const LABELS = `query Labels($filter: LabelFilterInput) {
  labels(filter: $filter, first: 30) { totalCount nodes { finding value image { imageIndex } } }
}`;
const AGREEMENT = `query Agreement($filter: ImageFilterInput) {
  agreement(labelSet: FOUR_FINDINGS_2019, filter: $filter) { finding imageCount krippendorffAlpha }
}`;

/** About the labels, which no part that fails answers for: so many of each kind. */
export const questionsOfLabels = (count: number, seed: string): readonly Question[] => {
  const filters = arbitraryFilters(readCollection(sampleDir));
  const some = <T>(one: fc.Arbitrary<T>, salt: number): readonly T[] =>
    fc.sample(one, { numRuns: count, seed: Number.parseInt(seed, 10) + salt || salt });
  return [
    ...some(filters.image, 1).map((filter, at) =>
      graph('page', PAGE, { filter, first: 1 + (at % 40) }),
    ),
    ...some(filters.image, 2).map((filter) => graph('last page', LAST, { filter })),
    ...some(filters.image, 3).map((filter) => graph('agreement', AGREEMENT, { filter })),
    ...some(filters.image, 4).map((filter) => inAddress(PAGE, { filter, first: 3 })),
    ...some(filters.patient, 5).map((filter) => graph('patients', PATIENTS, { filter })),
    ...some(filters.label, 6).map((filter) => graph('labels', LABELS, { filter })),
    ...sampleOperations.map(({ text }) => graph('sample operation', text)),
    ...MALFORMED,
  ];
};

/** The document that an export's address is asked with, and what is then asked of the address. */
export const EXPORTS = `query Exports {
  images(filter: { sex: { eq: FEMALE } }) {
    csv: export(format: CSV) { url metadataUrl }
    jsonl: export(format: JSONL) { url }
    parquet: export(format: PARQUET) { url }
  }
}`;

export const questionsOfExport = (path: string): readonly Question[] => [
  file('export', path),
  file('export', path, { range: 'bytes=100-299' }),
  file('export', path, { range: 'bytes=-50' }),
  file('export', path, { range: 'bytes=999999999-' }),
];

/** Scores of some images, sent as a file. */
export const questionOfScores = (images: readonly string[], random: Random): Question => ({
  kind: 'evaluation',
  method: 'POST',
  path: '/evaluations?labelSet=NIH_NLP_2020&threshold=0.5&subgroups=SEX',
  headers: { 'content-type': 'text/csv' },
  body: `imageIndex,finding,score\n${images.map((image) => `${image},EFFUSION,${random.next()}\n`).join('')}`,
  isGraph: false,
});
