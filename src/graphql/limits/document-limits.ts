import type { OperationDefinitionNode } from 'graphql';
import type { DocumentLimit, Excess } from '../../limit-errors.ts';
import { type AskedOperation, fragmentsOf } from './document-price.ts';
import { type DocumentShape, shapeOf } from './document-shape.ts';

/** Fields that a document has at most, with all its fragments spread: the largest sample operation has 42. */
const MOST_FIELDS = 5000;
const MOST_ALIASES = 200;
const MOST_ROOT_FIELDS = 100;
const MOST_DIRECTIVES = 200;

/** The most that is told of what would be walked: such a number may have hundreds of digits. */
const MOST_TOLD = Number.MAX_SAFE_INTEGER;

/**
 * In what a document is too large; empty where it is not. It does not depend on variables, so each
 * is measured once.
 *
 * depth: fields within fields, at most.
 */
export const documentLimits = (depth: number): ((asked: AskedOperation) => readonly Excess[]) => {
  const known = new WeakMap<OperationDefinitionNode, readonly Excess[]>();
  const limits: readonly (readonly [DocumentLimit, keyof DocumentShape, number])[] = [
    ['FIELDS', 'fields', MOST_FIELDS],
    ['DEPTH', 'depth', depth],
    ['ALIASES', 'aliases', MOST_ALIASES],
    ['ROOT_FIELDS', 'rootFields', MOST_ROOT_FIELDS],
    ['DIRECTIVES', 'directives', MOST_DIRECTIVES],
  ];
  return ({ document, operation }) => {
    const before = known.get(operation);
    if (before !== undefined) return before;
    const shape = shapeOf(operation, fragmentsOf(document));
    const found = limits.flatMap(([limit, name, maximum]) =>
      shape[name] > maximum ? [{ limit, maximum, actual: Math.min(shape[name], MOST_TOLD) }] : [],
    );
    known.set(operation, found);
    return found;
  };
};
