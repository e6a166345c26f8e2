import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type GraphQLField,
  type GraphQLNamedType,
  isCompositeType,
  Kind,
  valueFromASTUntyped,
} from 'graphql';

// What the schema says of costs, by the directives of the IBM cost specification. They are read from
// the schema's own definitions, so that what is printed and what is counted are one.

/** Something that may carry directives in the schema's text. */
interface Described {
  readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] } | null | undefined;
}

/** How long a list is. */
export interface ListSize {
  /** Where no slicing argument is given; null: the schema does not say. */
  readonly assumedSize: number | null;
  /** Arguments that say it, as a number, or as a list of so many keys; a path leads into an input. */
  readonly slicingArguments: readonly string[];
  /** Fields of the answer that are the list; empty: the field itself is. */
  readonly sizedFields: readonly string[];
  readonly requireOneSlicingArgument: boolean;
}

const argumentsOf = (
  { astNode }: Described,
  name: string,
): ReadonlyMap<string, ConstValueNode> | null => {
  const directive = astNode?.directives?.find((one) => one.name.value === name);
  return directive === undefined
    ? null
    : new Map(directive.arguments?.map((argument) => [argument.name.value, argument.value]));
};

/** The weight that the schema gives; null where it gives none. The specification writes it as a string. */
const ownWeight = (described: Described): number | null => {
  const value = argumentsOf(described, 'cost')?.get('weight');
  if (value === undefined || !('value' in value)) return null;
  const weight = Number(value.value);
  return Number.isFinite(weight) ? weight : null;
};

/** What one object, or one value, of a type costs; an object of the schema's own description costs as any other. */
export const typeWeight = (type: GraphQLNamedType): number =>
  ownWeight(type) ?? (isCompositeType(type) ? 1 : 0);

/** What one call of a field costs, without its arguments. */
export const fieldWeight = (
  field: GraphQLField<unknown, unknown>,
  type: GraphQLNamedType,
): number => ownWeight(field) ?? typeWeight(type);

/** What it costs to give an argument, or a key of an input: nothing, where the schema gives no weight. */
export const inputWeight = (described: Described): number => ownWeight(described) ?? 0;

const textsOf = (value: ConstValueNode | undefined): readonly string[] =>
  value?.kind === Kind.LIST
    ? value.values.flatMap((one) => (one.kind === Kind.STRING ? [one.value] : []))
    : [];

/** What the schema says of the length of a list; null where it says nothing. */
export const listSizeOf = (described: Described): ListSize | null => {
  const found = argumentsOf(described, 'listSize');
  if (found === null) return null;
  const assumed = found.get('assumedSize');
  const required = found.get('requireOneSlicingArgument');
  return {
    assumedSize: assumed === undefined ? null : Number(valueFromASTUntyped(assumed)),
    slicingArguments: textsOf(found.get('slicingArguments')),
    sizedFields: textsOf(found.get('sizedFields')),
    requireOneSlicingArgument: required === undefined || valueFromASTUntyped(required) !== false,
  };
};
