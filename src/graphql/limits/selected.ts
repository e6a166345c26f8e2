import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { bothOf, eitherOf, type Known } from './price.ts';

/** A place in a document, and the variables that it depends on. */
export interface Place {
  readonly set: SelectionSetNode;
  readonly condition: Known<boolean>;
}

/** A field of the answer: what the document asks for under one name, wherever in it. */
export interface Selected {
  readonly node: FieldNode;
  /** Whether it is asked for at all. */
  readonly condition: Known<boolean>;
  /** What is asked for of its value. */
  readonly places: readonly Place[];
}

export interface DocumentParts {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/**
 * The fields of one object, by their names in the answer, as execution collects them: what is asked
 * for twice is there once, and each fragment is read once.
 */
export const selectedOf = (
  { schema, fragments }: DocumentParts,
  type: GraphQLObjectType,
  places: readonly Place[],
): ReadonlyMap<string, Selected> => {
  const found = new Map<string, Selected>();
  const visitField = (node: FieldNode, condition: Known<boolean>): void => {
    const key = node.alias?.value ?? node.name.value;
    const before = found.get(key);
    const here = node.selectionSet === undefined ? [] : [{ set: node.selectionSet, condition }];
    found.set(key, {
      node: before?.node ?? node,
      condition: before === undefined ? condition : eitherOf(before.condition, condition),
      places: [...(before?.places ?? []), ...here],
    });
  };
  const visit = ({ set, condition }: Place, spread: ReadonlySet<string>): void => {
    for (const selection of set.selections) {
      const shown = bothOf(condition, conditionOf(selection));
      if (shown === false) continue;
      if (selection.kind === Kind.FIELD) visitField(selection, shown);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const name = selection.typeCondition?.name.value;
        const applies = name === undefined || isOfType(schema, type, name);
        if (applies) visit({ set: selection.selectionSet, condition: shown }, spread);
      } else visitSpread({ name: selection.name.value, condition: shown }, spread);
    }
  };
  const visitSpread = (
    { name, condition }: { name: string; condition: Known<boolean> },
    spread: ReadonlySet<string>,
  ): void => {
    const fragment = fragments.get(name);
    if (fragment === undefined || spread.has(name)) return;
    if (!isOfType(schema, type, fragment.typeCondition.name.value)) return;
    visit({ set: fragment.selectionSet, condition }, new Set([...spread, name]));
  };
  for (const place of places) visit(place, new Set());
  return found;
};

const isOfType = (schema: GraphQLSchema, type: GraphQLObjectType, name: string): boolean => {
  if (type.name === name) return true;
  const wanted = schema.getType(name);
  return isAbstractType(wanted) && schema.isSubType(wanted, type);
};

/** Whether a selection is there, by its directives. */
const conditionOf = ({ directives = [] }: SelectionNode): Known<boolean> =>
  directives.reduce<Known<boolean>>((shown, { name, arguments: given }) => {
    const value = given?.[0]?.value;
    if (value === undefined) return shown;
    if (name.value === 'include') return bothOf(shown, truthOf(value, true));
    return name.value === 'skip' ? bothOf(shown, truthOf(value, false)) : shown;
  }, true);

/** Whether a value is the wanted one; a variable that is not given is refused before anything runs. */
const truthOf = (value: ValueNode, wanted: boolean): Known<boolean> => {
  if (value.kind === Kind.BOOLEAN) return value.value === wanted;
  if (value.kind !== Kind.VARIABLE) return true;
  const name = value.name.value;
  return (variables) => variables[name] === wanted;
};
