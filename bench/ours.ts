// The operations in the words of schema/schema.graphql.
import { labelLines, line, names } from './facts.ts';
import { at, listAt } from './json.ts';
import type { Dialect, Subjects } from './operations.ts';

const PAGE50 = `{
  images(first: 50) {
    nodes {
      imageIndex followUpNumber patientAgeYears viewPosition
      originalSize { width height }
      patient { patientId sex }
      findings
    }
  }
}`;

const PATIENTS20 = `{
  patients(first: 20) {
    nodes {
      patientId sex
      images(first: 500) { nodes { imageIndex followUpNumber patientAgeYears viewPosition findings } }
    }
  }
}`;

const FILTER50 = `{
  images(
    first: 50
    filter: {
      labels: {
        some: {
          labelSet: { eq: NIH_NLP_2020 }
          finding: { eq: PNEUMOTHORAX }
          value: { eq: PRESENT }
        }
      }
      viewPosition: { eq: PA }
      patientAgeYears: { gte: 40, lte: 60 }
    }
  ) {
    totalCount
    nodes { imageIndex patientAgeYears viewPosition patient { sex } findings }
  }
}`;

const DETAIL = `query ($imageIndex: ID!) {
  image(by: { imageIndex: $imageIndex }) {
    imageIndex patientAgeYears
    patient { patientId sex }
    findings
    labels(filter: { source: { ne: NLP } }) {
      labelSet { code }
      finding value
      reader { readerId }
    }
  }
}`;

const LOOKUP = `query ($imageIndexes: [ID!]!) {
  imagesByIndex(imageIndexes: $imageIndexes) {
    imageIndex followUpNumber patientAgeYears viewPosition findings
  }
}`;

const IMAGE = ['imageIndex', 'followUpNumber', 'patientAgeYears', 'viewPosition'];
const SIZE = ['originalSize.width', 'originalSize.height'];
const PATIENT = ['patient.patientId', 'patient.sex'];
const imageLine = (image: unknown): string => `${line(image, IMAGE)} ${names(image, 'findings')}`;

const filterLine = (image: unknown): string => {
  const fields = ['imageIndex', 'patientAgeYears', 'viewPosition', 'patient.sex'];
  return `${line(image, fields)} ${names(image, 'findings')}`;
};

const detailFacts = (data: unknown): string[] => {
  const image = at(data, 'image');
  const labels = { about: ['labelSet.code', 'finding', 'reader.readerId'], value: 'value' };
  return [
    line(image, ['imageIndex', 'patientAgeYears']),
    line(image, PATIENT),
    names(image, 'findings'),
    ...labelLines(image, 'labels', labels).sort(),
  ];
};

export const ourDialect = (subjects: Subjects): Dialect => ({
  page50: {
    query: PAGE50,
    facts: (data) =>
      listAt(data, 'images.nodes').map(
        (image) => `${imageLine(image)} ${line(image, [...SIZE, ...PATIENT])}`,
      ),
  },
  patients20: {
    query: PATIENTS20,
    facts: (data) =>
      listAt(data, 'patients.nodes').flatMap((patient) => [
        line(patient, ['patientId', 'sex']),
        ...listAt(patient, 'images.nodes').map(imageLine),
      ]),
  },
  filter50: {
    query: FILTER50,
    facts: (data) => [
      line(data, ['images.totalCount']),
      ...listAt(data, 'images.nodes').map(filterLine),
    ],
  },
  detail: { query: DETAIL, variables: { imageIndex: subjects.detail }, facts: detailFacts },
  lookup: {
    query: LOOKUP,
    variables: { imageIndexes: subjects.lookup },
    facts: (data) => listAt(data, 'imagesByIndex').map(imageLine),
  },
});
