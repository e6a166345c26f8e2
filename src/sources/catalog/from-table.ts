import { AliasNode, type Expression, IdentifierNode, TableNode } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * A table of the catalog behind `from` or `join`, under its own name or another.
 *
 * An engine may keep it under a name of its own, so no statement that is written out names a table
 * in any other way.
 */
export const table = (name: keyof Tables, alias: string = name): Expression<unknown> => {
  const node = AliasNode.create(TableNode.create(name), IdentifierNode.create(alias));
  return { expressionType: undefined, toOperationNode: () => node };
};
