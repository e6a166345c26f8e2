import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import { type Price, pointsOf, type Variables, valueOf } from './price.ts';
import { type PricedPart, priceOperation } from './price-document.ts';

/** An operation, and the document that it stands in. */
export interface AskedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** What an operation costs, as a function of its variables. */
export interface OperationPrice {
  /** Objects and calls, as the specification counts them. */
  priceOf(given: Variables | undefined): Price;
  /** In the points that limits count. */
  pointsOf(given: Variables | undefined): number;
  /** One value at a place of the answer, such as ["images", "nodes"]; null where there is none. */
  pointsAt(path: readonly string[], given: Variables | undefined): number | null;
}

/**
 * Prices operations. Each is read once, and its price kept for as long as Apollo keeps the document:
 * what remains for a request is what depends on its variables.
 */
export const pricesBy = (schema: GraphQLSchema): ((asked: AskedOperation) => OperationPrice) => {
  const known = new WeakMap<OperationDefinitionNode, OperationPrice>();
  return ({ document, operation }) => {
    const before = known.get(operation);
    if (before !== undefined) return before;
    const part = priceOperation({ schema, fragments: fragmentsOf(document) }, operation);
    const price = priceOf(part, operation);
    known.set(operation, price);
    return price;
  };
};

const priceOf = (whole: PricedPart, operation: OperationDefinitionNode): OperationPrice => {
  const withDefaults = defaultsOf(operation);
  const costOf = ({ pricing }: PricedPart, given: Variables | undefined): Price =>
    typeof pricing === 'function' ? valueOf(pricing, withDefaults(given)) : pricing;
  return {
    priceOf: (given) => costOf(whole, given),
    pointsOf: (given) => Math.min(pointsOf(costOf(whole, given)), Number.MAX_SAFE_INTEGER),
    pointsAt: (path, given) => {
      const part = path.reduce<PricedPart | undefined>((at, key) => at?.parts.get(key), whole);
      return part === undefined ? null : pointsOf(costOf(part, given));
    },
  };
};

/** What fills in the defaults of variables that are not given. */
const defaultsOf = ({ variableDefinitions = [] }: OperationDefinitionNode) => {
  const defaults = Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }): [string, unknown][] =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
    ),
  );
  const hasDefaults = Object.keys(defaults).length > 0;
  return (given: Variables = {}): Variables => (hasDefaults ? { ...defaults, ...given } : given);
};

/** The fragments of a document, by name. */
export const fragmentsOf = ({
  definitions,
}: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
