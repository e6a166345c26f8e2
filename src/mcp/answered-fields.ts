import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What selections are read with. */
export interface Reading {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** A key of an answer: the field behind it, and what is selected of it, perhaps at several places. */
export interface AnsweredField {
  readonly node: FieldNode;
  readonly selections: readonly SelectionSetNode[];
  /** Whether a directive may leave it out. */
  readonly isConditional: boolean;
}

/** What selections give of an object, by the key under which it is answered. */
export const answeredFields = (
  reading: Reading,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
): ReadonlyMap<string, AnsweredField> => {
  const answered = new Map<string, AnsweredField>();
  for (const set of selections) collect({ reading, type, answered }, set.selections);
  return answered;
};

/** What a selection is read into. */
interface Collecting {
  readonly reading: Reading;
  readonly type: GraphQLObjectType;
  readonly answered: Map<string, AnsweredField>;
  readonly isConditional?: boolean;
}

const collect = (into: Collecting, nodes: readonly SelectionNode[]): void => {
  const { reading, type } = into;
  for (const node of nodes) {
    const isConditional = into.isConditional === true || (node.directives ?? []).length > 0;
    if (node.kind === Kind.FIELD) add({ ...into, isConditional }, node);
    else {
      const fragment =
        node.kind === Kind.FRAGMENT_SPREAD ? reading.fragments.get(node.name.value) : node;
      if (
        fragment !== undefined &&
        holdsFor(reading.schema, fragment.typeCondition?.name.value, type)
      )
        collect({ ...into, isConditional }, fragment.selectionSet.selections);
    }
  }
};

const add = ({ answered, isConditional = false }: Collecting, node: FieldNode): void => {
  const key = node.alias?.value ?? node.name.value;
  const before = answered.get(key);
  const below = node.selectionSet ? [node.selectionSet] : [];
  answered.set(key, {
    node,
    selections: [...(before?.selections ?? []), ...below],
    isConditional: isConditional && before?.isConditional !== false,
  });
};

/** Whether a fragment on a type, or on none, is about an object. */
const holdsFor = (
  schema: GraphQLSchema,
  condition: string | undefined,
  type: GraphQLObjectType,
): boolean => {
  if (condition === undefined || condition === type.name) return true;
  const wanted = schema.getType(condition);
  return isAbstractType(wanted) && schema.isSubType(wanted, type);
};
