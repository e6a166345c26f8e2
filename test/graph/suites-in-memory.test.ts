// Suites of the graph that were written on the engine, run again with all rows in memory: the same answers, errors and
// nulls. Left out are those that count statements, and those that let the engine fail.
import { after, before, describe } from 'node:test';
import { catalogUnderTest, ON_DUCKDB } from '../support/catalog-under-test.ts';

const SUITES = [
  'boxes',
  'citations',
  'consensus',
  'cursors',
  'derivation',
  'document-errors',
  'facets',
  'filter-meanings',
  'global-ids',
  'labels',
  'look-ups',
  'look-ups-of-many',
  'nodes',
  'origins',
  'own-conditions',
  'paging',
  'reader',
  'readers',
  'study-uids',
  'superseded',
  'timeline',
];

describe('With rows in memory', async () => {
  before(() => {
    Object.assign(catalogUnderTest, { make: async () => ({ COLUMNS_MB: '64' }) });
  });
  after(() => void Object.assign(catalogUnderTest, ON_DUCKDB));

  for (const suite of SUITES) await import(`./${suite}.test.ts`);
});
