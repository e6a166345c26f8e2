import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { sampleOperations } from '../graph/operations/sample-operations.ts';
import { randomDocument } from '../graph/property/random-document.ts';
import { PAGE_ARGUMENTS, PAGE_VARIABLES, type Page } from '../graph/property/walk-pages.ts';
import { arbitraryFilters } from '../oracle/arbitrary-filters.ts';
import {
  arbitraryImageOrder,
  arbitraryPageSizes,
  arbitraryPatientOrder,
} from '../oracle/arbitrary-pages.ts';
import { fastCheckSettings } from '../oracle/fast-check-settings.ts';
import { readCollection } from '../oracle/read-collection.ts';
import { sampleDir } from '../support/data-sets.ts';
import type { Side } from './sides.ts';

/** Pages of a walk at most: of each, another side's cursor leads to the next. */
const MOST_PAGES = 3;

const filters = arbitraryFilters(readCollection(sampleDir));

const CONTRACT = fileURLToPath(new URL('../../schema/schema.graphql', import.meta.url));

/** What time and others who ask have a share in. */
const PASSING = /"(?:remaining|reset)":\d+/g;

/** What all sides answer, which is the same for all, byte for byte. */
type AskAll = (query: string, variables?: object) => Promise<string>;

/** passing: more that may differ, such as when each process loaded the data. */
export const askingAll =
  (sides: readonly Side[], passing: RegExp): AskAll =>
  async (query, variables) => {
    const answers = await Promise.all(sides.map((side) => side.ask(query, variables)));
    const [first = '', ...others] = answers.map((answer) =>
      answer.replaceAll(PASSING, '').replaceAll(passing, ''),
    );
    for (const other of others) assert.equal(other, first, `${query} ${JSON.stringify(variables)}`);
    return answers[0] ?? '';
  };

const listOf = (field: 'images' | 'patients', filter: string, row: string): string =>
  `query ($filter: ${filter}FilterInput, $orderBy: [${filter}OrderByInput!], ${PAGE_VARIABLES}) {
    list: ${field}(filter: $filter, orderBy: $orderBy, ${PAGE_ARGUMENTS}) {
      totalCount edges { cursor node { ${row} } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;
const IMAGES = listOf('images', 'Image', 'id imageIndex thumbnailUrl labels { finding value }');
const PATIENTS = listOf('patients', 'Patient', 'id images(first: 2) { edges { cursor } }');

const EXPORT = `query ($filter: ImageFilterInput, $split: SplitPlanInput) {
  images(filter: $filter) { export(split: $split) { url fileName cohortId rowCount } }
}`;

const dataOf = <T>(answer: string, of: (data: Record<string, T>) => T | undefined): T => {
  const { data, errors } = JSON.parse(answer);
  return of(Object(data)) ?? assert.fail(`No data: ${JSON.stringify(errors)}`);
};

/** Every sample operation, asked of all. */
export const askOperations = async (ask: AskAll): Promise<void> => {
  for (const { path, text } of sampleOperations) {
    const answer = JSON.parse(await ask(text));
    assert.equal(answer.errors, undefined, path);
  }
};

/** Random fields, arguments, aliases and fragments of the whole schema, refused ones too. */
export const askDocuments = async (ask: AskAll): Promise<void> => {
  const schema: GraphQLSchema = buildSchema(readFileSync(CONTRACT, 'utf8'));
  const property = fc.asyncProperty(fc.infiniteStream(fc.nat()), async (numbers) => {
    const document = randomDocument(schema, (below) => Number(numbers.next().value) % below);
    await ask(document);
  });
  await fc.assert(property, fastCheckSettings(60));
};

/** Random filters and orders, page by page. What one side gives as a cursor, all take. */
export const askPages = async (ask: AskAll): Promise<void> => {
  const walk = async (query: string, given: object, sizes: readonly number[]): Promise<void> => {
    let after: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const first = Math.min(sizes[page % sizes.length] ?? 1, 100);
      const answer = await ask(query, { ...given, first, after });
      const { pageInfo } = dataOf<Page<object>>(answer, ({ list }) => list);
      if (!pageInfo.hasNextPage || pageInfo.endCursor === null) return;
      after = pageInfo.endCursor;
    }
  };
  const images = fc.asyncProperty(
    filters.image,
    arbitraryImageOrder,
    arbitraryPageSizes,
    (filter, orderBy, sizes) => walk(IMAGES, { filter, orderBy }, sizes),
  );
  await fc.assert(images, fastCheckSettings(30));
  const patients = fc.asyncProperty(
    filters.patient,
    arbitraryPatientOrder,
    arbitraryPageSizes,
    (filter, orderBy, sizes) => walk(PATIENTS, { filter, orderBy }, sizes),
  );
  await fc.assert(patients, fastCheckSettings(15));
};

/** Exports of random filters: the address that one side gives is answered alike by all. */
export const fetchExports = async (ask: AskAll, sides: readonly Side[]): Promise<void> => {
  const property = fc.asyncProperty(filters.image, fc.nat(1000), async (filter, seed) => {
    const split = { train: 0.5, validation: 0.5, test: 0, seed };
    const answer = await ask(EXPORT, { filter, split });
    const { export: made } = dataOf<{ export: { url: string; rowCount: number } }>(
      answer,
      ({ images }) => images,
    );
    const { pathname, search } = new URL(made.url);
    const files = await Promise.all(sides.map((side) => side.get(`${pathname}${search}`)));
    assert.equal(new Set(files).size, 1, made.url);
    assert.equal(files[0]?.trimEnd().split('\n').length, made.rowCount + 1, made.url);
  });
  await fc.assert(property, fastCheckSettings(10));
};
