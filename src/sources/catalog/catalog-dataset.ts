import type { DatasetSource } from '../../dataset/dataset.source.ts';
import type { LoadedCatalog } from './loaded-catalog.ts';

/** What is being served, and whether the engine answers. */
export const catalogDataset = ({ engine, dataset }: LoadedCatalog): DatasetSource => ({
  dataset: () => dataset,
  statuses: async () => {
    const message = await engine.problem();
    const own = { adapter: engine.name, isHealthy: message === null, message };
    // Only DuckDB reads the label files themselves, and keeps all that they say.
    const files =
      engine.name === 'duckdb' ? { adapter: 'folder', isHealthy: true, message: null } : own;
    return [
      { source: 'CATALOG', ...own },
      { source: 'LABEL_FILES', ...files },
    ];
  },
});
