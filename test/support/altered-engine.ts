import assert from 'node:assert/strict';
import { readConfig } from '../../src/config.ts';
import { createContext, type Sources } from '../../src/context.ts';
import { buildGatewaySchema } from '../../src/graphql/schema.ts';
import { ownRequest } from '../../src/request.ts';
import { cachedImages } from '../../src/sources/cache/cached-images.ts';
import { cachedLabels } from '../../src/sources/cache/cached-labels.ts';
import {
  type Catalog,
  createCatalog,
  type StatementRecord,
} from '../../src/sources/catalog/catalog.ts';
import { catalogAgreement } from '../../src/sources/catalog/catalog-agreement.ts';
import { catalogCohorts } from '../../src/sources/catalog/catalog-cohorts.ts';
import { catalogComparison } from '../../src/sources/catalog/catalog-comparison.ts';
import { catalogGround } from '../../src/sources/catalog/catalog-ground.ts';
import { catalogImages } from '../../src/sources/catalog/catalog-images.ts';
import { catalogLabels } from '../../src/sources/catalog/catalog-labels.ts';
import { catalogPatients } from '../../src/sources/catalog/catalog-patients.ts';
import { catalogReaders } from '../../src/sources/catalog/catalog-readers.ts';
import { catalogSearch } from '../../src/sources/catalog/catalog-search.ts';
import { catalogTallies } from '../../src/sources/catalog/catalog-tallies.ts';
import type { Engine } from '../../src/sources/catalog/engine.ts';
import { loadCatalog } from '../../src/sources/catalog/load/load-catalog.ts';
import { type Answer, addressesOf, sampleDir, startGateway, type TestGateway } from './gateway.ts';
import { unlimitedApollo } from './unlimited-apollo.ts';

const CACHE_BYTES = 8 * 1024 * 1024;

/** What a gateway in a test can do, over another engine. */
export type AlteredGraph = Pick<
  TestGateway,
  'sources' | 'statements' | 'clearStatements' | 'query' | 'data' | 'stop'
>;

/** The graph over the sample in DuckDB, altered to be in some respect like an engine that is not here. */
export const startAltered = async (
  alter: (engine: Engine) => Engine,
  isCaching = false,
): Promise<AlteredGraph> => {
  const gateway = await startGateway();
  const { engine, dataset } = await loadCatalog(sampleDir);
  const statements: StatementRecord[] = [];
  const catalog = createCatalog(alter(engine), new Set(dataset.imageCounts.keys()), (record) =>
    statements.push(record),
  );
  const sources = { ...gateway.sources, ...sourcesOver(catalog, isCaching) };
  const { query, close } = await startAnswering(sources);
  return {
    sources,
    statements,
    clearStatements: () => void statements.splice(0),
    query,
    data: async <T>(source: string, variables?: Record<string, unknown>): Promise<T> => {
      const { data, errors } = await query<T>(source, variables);
      assert.deepEqual(errors, undefined);
      assert.ok(data !== null, 'The answer has no data.');
      return data;
    },
    stop: async () => {
      await close();
      await engine.close();
      await gateway.stop();
    },
  };
};

const sourcesOver = (catalog: Catalog, isCaching: boolean): Partial<Sources> => {
  const [images, labels] = [catalogImages(catalog), catalogLabels(catalog)];
  return {
    images: isCaching ? cachedImages(images, CACHE_BYTES) : images,
    labels: isCaching ? cachedLabels(labels, CACHE_BYTES) : labels,
    patients: catalogPatients(catalog),
    readers: catalogReaders(catalog),
    agreement: catalogAgreement(catalog),
    comparison: catalogComparison(catalog),
    tallies: catalogTallies(catalog),
    ground: catalogGround(catalog),
    cohorts: catalogCohorts(catalog),
    search: catalogSearch(catalog),
  };
};

const startAnswering = async (sources: Sources) => {
  const apollo = unlimitedApollo(await buildGatewaySchema(), () => {});
  await apollo.start();
  const addresses = addressesOf(readConfig({}, sampleDir));
  return {
    query: async <T>(
      query: string,
      variables: Record<string, unknown> = {},
    ): Promise<Answer<T>> => {
      const contextValue = createContext(sources, addresses, ownRequest());
      const { body } = await apollo.executeOperation({ query, variables }, { contextValue });
      assert.ok(body.kind === 'single');
      return JSON.parse(JSON.stringify(body.singleResult)) as Answer<T>;
    },
    close: () => apollo.stop(),
  };
};
