// The operations in the words of apollo-pg.mjs and mercurius.mjs, which serve the same schema.
import { labelLines, line, names } from '../facts.ts';
import { at, listAt } from '../json.ts';
import type { Dialect, Subjects } from '../operations.ts';

const PAGE50 = `{
  images(first: 50) {
    nodes {
      id followUp age viewPosition width height
      patient { id sex }
      findings { finding }
    }
  }
}`;

const PATIENTS20 = `{
  patients(first: 20) {
    id sex
    images { id followUp age viewPosition findings { finding } }
  }
}`;

const FILTER50 = `{
  images(first: 50, finding: "Pneumothorax", view: "PA", minAge: 40, maxAge: 60) {
    totalCount
    nodes { id age viewPosition sex findings { finding } }
  }
}`;

const DETAIL = `query ($id: String!) {
  image(id: $id) {
    id age
    patient { id sex }
    findings { finding }
    referenceLabels { labelSet finding value }
    readerLabels { labelSet finding value reader { id } }
  }
}`;

/** There is no field that takes a list. */
const lookup = (ids: readonly string[]): string => {
  const fields = ids.map(
    (id, index) =>
      `i${index}: image(id: ${JSON.stringify(id)}) { id followUp age viewPosition findings { finding } }`,
  );
  return `{\n${fields.join('\n')}\n}`;
};

const IMAGE = ['id', 'followUp', 'age', 'viewPosition'];
const findings = (image: unknown): string => names(image, 'findings', 'finding');
const imageLine = (image: unknown): string => `${line(image, IMAGE)} ${findings(image)}`;

const detailFacts = (data: unknown): string[] => {
  const image = at(data, 'image');
  const labels = { about: ['labelSet', 'finding', 'reader.id'], value: 'value' };
  return [
    line(image, ['id', 'age']),
    line(image, ['patient.id', 'patient.sex']),
    findings(image),
    ...['referenceLabels', 'readerLabels']
      .flatMap((list) => labelLines(image, list, labels))
      .sort(),
  ];
};

export const handWrittenDialect = (subjects: Subjects): Dialect => ({
  page50: {
    query: PAGE50,
    facts: (data) =>
      listAt(data, 'images.nodes').map(
        (image) =>
          `${imageLine(image)} ${line(image, ['width', 'height', 'patient.id', 'patient.sex'])}`,
      ),
  },
  patients20: {
    query: PATIENTS20,
    facts: (data) =>
      listAt(data, 'patients').flatMap((patient) => [
        line(patient, ['id', 'sex']),
        ...listAt(patient, 'images').map(imageLine),
      ]),
  },
  filter50: {
    query: FILTER50,
    facts: (data) => [
      line(data, ['images.totalCount']),
      ...listAt(data, 'images.nodes').map(
        (image) => `${line(image, ['id', 'age', 'viewPosition', 'sex'])} ${findings(image)}`,
      ),
    ],
  },
  detail: { query: DETAIL, variables: { id: subjects.detail }, facts: detailFacts },
  lookup: {
    query: lookup(subjects.lookup),
    facts: (data) => subjects.lookup.map((_id, index) => imageLine(at(data, `i${index}`))),
  },
});
