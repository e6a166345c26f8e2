import {
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLNullableType,
  GraphQLObjectType,
  type GraphQLOutputType,
  getNullableType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  TypeNameMetaFieldDef,
} from 'graphql';
import { whenAsked } from '../../batch.ts';
import { type Collecting, collectFields } from './collect-fields.ts';
import { completingList } from './complete-list.ts';
import { leafOf, serialized } from './leaf.ts';
import { FieldInfo, Place, type SelectedHere } from './place.ts';
import { type Complete, type FieldPlan, runFields } from './run-fields.ts';

/** What is planned for, and how many fields have a number already. */
export interface Planning extends Collecting {
  fieldCount: number;
}

/**
 * Plans what is done for objects of a type of which some selections ask.
 *
 * Errors: GraphQLError where a condition of the document has no value.
 */
export const planFields = (
  planning: Planning,
  parent: GraphQLObjectType,
  nodes: Parameters<typeof collectFields>[2],
): readonly FieldPlan[] => {
  const defined = parent.getFields();
  const fields: FieldPlan[] = [];
  for (const [key, selecting] of collectFields(planning, parent, nodes)) {
    const name = selecting[0]?.name.value ?? '';
    const field = name === TypeNameMetaFieldDef.name ? TypeNameMetaFieldDef : defined[name];
    // As for graphql-js: validation has told the caller.
    if (field === undefined) continue;
    const selected: SelectedHere = { key, parent, field, nodes: selecting };
    const number = planning.fieldCount;
    planning.fieldCount += 1;
    const complete = completing(planning, selected, field.type);
    const type = getNullableType(field.type);
    const leaf = isLeafType(type) ? leafOf(type) : null;
    fields.push({ ...selected, number, resolve: field.resolve ?? null, leaf, complete });
  }
  return fields;
};

const completing = (
  planning: Planning,
  selected: SelectedHere,
  type: GraphQLOutputType,
): Complete => {
  if (!isNonNullType(type)) return orNull(completingKnown(planning, selected, type));
  const complete = orNull(completingKnown(planning, selected, type.ofType));
  const { parent, field } = selected;
  return (value, owner, key) => {
    const completed = complete(value, owner, key);
    if (completed !== null) return completed;
    throw new Error(`Cannot return null for non-nullable field ${parent.name}.${field.name}.`);
  };
};

const orNull =
  (complete: Complete): Complete =>
  (value, owner, key) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Error) throw value;
    return complete(value, owner, key);
  };

/** Of values that are there. */
const completingKnown = (
  planning: Planning,
  selected: SelectedHere,
  type: GraphQLNullableType & GraphQLOutputType,
): Complete => {
  if (isLeafType(type)) {
    const leaf = leafOf(type);
    return (value) => serialized(leaf, value);
  }
  if (isListType(type)) {
    const complete = completing(planning, selected, type.ofType);
    const item = getNullableType(type.ofType);
    const leaf = isLeafType(item) ? leafOf(item) : null;
    return completingList({ selected, type: type.ofType, leaf, complete });
  }
  if (isObjectType(type)) {
    // Once there is such an object: fragments within fragments may select far more than there is.
    const plan = whenAsked(() => planFields(planning, type, selectionsOf(selected)));
    return (value, owner, key) => runFields(plan(), value, new Place(owner.execution, owner, key));
  }
  return completingAbstract(planning, selected, type);
};

const selectionsOf = ({ nodes }: SelectedHere) => nodes.map(({ selectionSet }) => selectionSet);

/** Of an interface or a union: each object by its own type. */
const completingAbstract = (
  planning: Planning,
  selected: SelectedHere,
  abstract: GraphQLAbstractType,
): Complete => {
  const plans = new Map<string, readonly FieldPlan[]>();
  const planOf = (name: unknown): readonly FieldPlan[] => {
    const type = typeNamed(planning, selected, { abstract, name });
    const plan = plans.get(type.name) ?? planFields(planning, type, selectionsOf(selected));
    plans.set(type.name, plan);
    return plan;
  };
  return (value, owner, key) => {
    const { execution } = owner;
    const info = new FieldInfo(selected, owner);
    const name: unknown = abstract.resolveType?.(value, execution.context, info, abstract);
    const complete = (known: unknown): unknown =>
      runFields(planOf(known), value, new Place(execution, owner, key));
    return name instanceof Promise ? name.then(complete) : complete(name);
  };
};

const typeNamed = (
  { schema }: Planning,
  { parent, field, nodes }: SelectedHere,
  { abstract, name }: { readonly abstract: GraphQLAbstractType; readonly name: unknown },
): GraphQLObjectType => {
  const type = typeof name === 'string' ? schema.getType(name) : undefined;
  if (type instanceof GraphQLObjectType && schema.isSubType(abstract, type)) return type;
  throw new GraphQLError(
    `Abstract type "${abstract.name}" must resolve to one of its object types at runtime for field "${parent.name}.${field.name}", not to "${String(name)}".`,
    { nodes },
  );
};
