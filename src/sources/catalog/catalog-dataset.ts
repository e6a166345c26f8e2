import { sql } from 'kysely';
import type { DatasetSource } from '../../dataset/dataset.source.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { Catalog } from './catalog.ts';

/** What is being served, and whether the engine answers. */
export const catalogDataset = (catalog: Catalog, dataset: Dataset): DatasetSource => ({
  dataset: () => dataset,
  statuses: async () => {
    const isHealthy = await catalog
      .run('health', () => sql`select 1 as one`)
      .then(
        () => true,
        () => false,
      );
    return [
      {
        source: 'CATALOG',
        adapter: dataset.engine,
        isHealthy,
        message: isHealthy ? null : 'The catalog does not answer.',
      },
      { source: 'LABEL_FILES', adapter: 'folder', isHealthy: true, message: null },
    ];
  },
});
