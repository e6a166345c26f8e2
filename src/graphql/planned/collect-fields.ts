import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type NamedTypeNode,
  type SelectionNode,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql';

// The algorithm CollectFields of GraphQL's specification: what a document selects of an object of a type.

/** Fields of the document by the key that an answer has for them, in the order of the answer. */
export type CollectedFields = ReadonlyMap<string, readonly FieldNode[]>;

/** What decides which selections count. */
export interface Collecting {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** As they were read, for @skip and @include. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Errors: GraphQLError where a condition has no value. */
export const collectFields = (
  collecting: Collecting,
  type: GraphQLObjectType,
  sets: readonly (SelectionSetNode | undefined)[],
): CollectedFields => {
  const { fragments } = collecting;
  const collected = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  const visitAll = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (isIncluded(collecting, selection)) visit(selection);
    }
  };
  const visit = (selection: SelectionNode): void => {
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const nodes = collected.get(key) ?? [];
      collected.set(key, [...nodes, selection]);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      if (isOf(collecting, type, selection.typeCondition)) visitAll(selection.selectionSet);
    } else visitFragment(selection.name.value);
  };
  const visitFragment = (name: string): void => {
    const fragment = fragments[name];
    if (fragment === undefined || visited.has(name)) return;
    visited.add(name);
    if (isOf(collecting, type, fragment.typeCondition)) visitAll(fragment.selectionSet);
  };
  for (const set of sets) if (set !== undefined) visitAll(set);
  return collected;
};

const isIncluded = ({ variables }: Collecting, selection: SelectionNode): boolean =>
  getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] !== true &&
  getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false;

/** Whether what is said of a type, or of no type in particular, is said of an object type. */
const isOf = (
  { schema }: Collecting,
  type: GraphQLObjectType,
  condition: NamedTypeNode | undefined,
): boolean => {
  if (condition === undefined) return true;
  const wanted = typeFromAST(schema, condition);
  return wanted === type || (isAbstractType(wanted) && schema.isSubType(wanted, type));
};
