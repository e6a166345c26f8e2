// The operations in the words that PostGraphile derives from the tables. Its conditions are equalities
// only, so that it has no words for filter50.
import { labelLines, line, names } from '../facts.ts';
import { at, listAt } from '../json.ts';
import type { Dialect, Subjects } from '../operations.ts';

const PAGE50 = `{
  allImages(first: 50, orderBy: PRIMARY_KEY_ASC) {
    nodes {
      rowId followUp age viewPosition width height
      patientByPatientId { rowId sex }
      findingsByImageId { nodes { finding } }
    }
  }
}`;

const PATIENTS20 = `{
  allPatients(first: 20, orderBy: PRIMARY_KEY_ASC) {
    nodes {
      rowId sex
      imagesByPatientId(orderBy: PRIMARY_KEY_ASC) {
        nodes { rowId followUp age viewPosition findingsByImageId { nodes { finding } } }
      }
    }
  }
}`;

const DETAIL = `query ($id: String!) {
  imageByRowId(rowId: $id) {
    rowId age
    patientByPatientId { rowId sex }
    findingsByImageId { nodes { finding } }
    referenceLabelsByImageId { nodes { labelSet finding value } }
    readerLabelsByImageId { nodes { labelSet finding value readerByReaderId { rowId } } }
  }
}`;

/** There is no field that takes a list. */
const lookup = (ids: readonly string[]): string => {
  const selection = '{ rowId followUp age viewPosition findingsByImageId { nodes { finding } } }';
  const fields = ids.map(
    (id, index) => `i${index}: imageByRowId(rowId: ${JSON.stringify(id)}) ${selection}`,
  );
  return `{\n${fields.join('\n')}\n}`;
};

const IMAGE = ['rowId', 'followUp', 'age', 'viewPosition'];
const PATIENT = ['patientByPatientId.rowId', 'patientByPatientId.sex'];
const findings = (image: unknown): string => names(image, 'findingsByImageId.nodes', 'finding');
const imageLine = (image: unknown): string => `${line(image, IMAGE)} ${findings(image)}`;

const detailFacts = (data: unknown): string[] => {
  const image = at(data, 'imageByRowId');
  const labels = { about: ['labelSet', 'finding', 'readerByReaderId.rowId'], value: 'value' };
  return [
    line(image, ['rowId', 'age']),
    line(image, PATIENT),
    findings(image),
    ...['referenceLabelsByImageId.nodes', 'readerLabelsByImageId.nodes']
      .flatMap((list) => labelLines(image, list, labels))
      .sort(),
  ];
};

export const postgraphileDialect = (subjects: Subjects): Dialect => ({
  page50: {
    query: PAGE50,
    facts: (data) =>
      listAt(data, 'allImages.nodes').map(
        (image) => `${imageLine(image)} ${line(image, ['width', 'height', ...PATIENT])}`,
      ),
  },
  patients20: {
    query: PATIENTS20,
    facts: (data) =>
      listAt(data, 'allPatients.nodes').flatMap((patient) => [
        line(patient, ['rowId', 'sex']),
        ...listAt(patient, 'imagesByPatientId.nodes').map(imageLine),
      ]),
  },
  detail: { query: DETAIL, variables: { id: subjects.detail }, facts: detailFacts },
  lookup: {
    query: lookup(subjects.lookup),
    facts: (data) => subjects.lookup.map((_id, index) => imageLine(at(data, `i${index}`))),
  },
});
