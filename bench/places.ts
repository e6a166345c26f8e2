// Where images and patients stand in the lists of our gateway: it is asked page by page.
import { ask } from './ask.ts';
import { at, listAt, textAt } from './json.ts';
import type { ImagePlace, PatientPlace } from './operations.ts';

export interface Places {
  /** Those of known age, by name. */
  readonly images: readonly ImagePlace[];
  readonly patients: readonly PatientPlace[];
  /** Names of the images that people have read. */
  readonly readImages: readonly string[];
}

const PAGE = 500;
const AGED = `edges { cursor } nodes { imageIndex patientAgeYears } pageInfo { endCursor hasNextPage }`;

const IMAGES = `query ($after: String, $orderBy: [ImageOrderByInput!], $filter: ImageFilterInput) {
  page: images(first: ${PAGE}, after: $after, orderBy: $orderBy, filter: $filter) { ${AGED} }
}`;

const PATIENTS = `query ($after: String) {
  page: patients(first: ${PAGE}, after: $after) {
    edges { cursor } nodes { patientId } pageInfo { endCursor hasNextPage }
  }
}`;

interface Row {
  readonly cursor: string;
  readonly node: unknown;
}

/** All rows of a list. */
const allRows = async (
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Row[]> => {
  const rows: Row[] = [];
  for (let after: string | null = null; ; ) {
    const { data } = await ask(url, { query, variables: { ...variables, after } });
    const nodes = listAt(data, 'page.nodes');
    for (const [place, edge] of listAt(data, 'page.edges').entries()) {
      rows.push({ cursor: textAt(edge, 'cursor'), node: nodes[place] });
    }
    if (at(data, 'page.pageInfo.hasNextPage') !== true) return rows;
    after = textAt(data, 'page.pageInfo.endCursor');
  }
};

export const findPlaces = async (url: string): Promise<Places> => {
  const byName = await allRows(url, IMAGES, {});
  const byAge = await allRows(url, IMAGES, { orderBy: [{ field: 'PATIENT_AGE_YEARS' }] });
  const ofAge = new Map(byAge.map(({ cursor, node }) => [textAt(node, 'imageIndex'), cursor]));
  const reads = { labels: { some: { source: { eq: 'READER' } } } };
  const read = await allRows(url, IMAGES, { filter: reads });
  const patients = await allRows(url, PATIENTS, {});
  return {
    images: byName.flatMap(({ cursor, node }) => {
      const [imageIndex, ageYears] = [textAt(node, 'imageIndex'), at(node, 'patientAgeYears')];
      if (typeof ageYears !== 'number') return [];
      return [{ imageIndex, ageYears, byName: cursor, byAge: ofAge.get(imageIndex) ?? '' }];
    }),
    patients: patients.map(({ cursor, node }) => ({
      patientId: textAt(node, 'patientId'),
      byNumber: cursor,
    })),
    readImages: read.map(({ node }) => textAt(node, 'imageIndex')),
  };
};
