import type { Dataset } from '../../dataset/dataset.ts';
import type { Engine } from './engine.ts';

/** A filled engine, and what it holds. */
export interface LoadedCatalog {
  readonly engine: Engine;
  readonly dataset: Dataset;
}
