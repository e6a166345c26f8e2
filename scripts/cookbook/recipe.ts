import type { Interpretation } from './sentence.ts';

/** A question, and what its answer means. */
export interface Recipe extends Interpretation {
  /** Path in schema/operations, such as "researcher/table-one". */
  readonly operation: string;
  /** Where they differ from the operation's own. */
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Recipes of one kind. */
export interface Chapter {
  readonly title: string;
  readonly recipes: readonly Recipe[];
}
