import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type SelectionSetNode,
} from 'graphql';
import { answeredFields, type Reading } from './answered-fields.ts';
import { described, type JsonSchema, objectForm, orNull } from './json-schema.ts';
import { namesForm, scalarForm } from './leaf-forms.ts';

/** The form of what a selection gives of an object; its fields are described as in the schema. */
export const selectionForm = (
  reading: Reading,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
): JsonSchema & { readonly type: 'object' } => {
  const answered = answeredFields(reading, type, selections);
  const properties = [...answered].map(([key, { node, selections: below }]) => {
    if (node.name.value === '__typename') {
      return [key, { type: 'string', const: type.name }] as const;
    }
    const field = fieldOf(type, node);
    return [key, described(formOf(reading, field.type, below), field.description)] as const;
  });
  const required = [...answered].filter(([, { isConditional }]) => !isConditional);
  return objectForm(
    Object.fromEntries(properties),
    required.map(([key]) => key),
  );
};

const fieldOf = (type: GraphQLObjectType, { name }: FieldNode): GraphQLField<unknown, unknown> => {
  const field = type.getFields()[name.value];
  if (field === undefined) throw new Error(`${type.name} has no field ${name.value}.`);
  return field;
};

const formOf = (
  reading: Reading,
  type: GraphQLOutputType,
  selections: readonly SelectionSetNode[],
): JsonSchema =>
  isNonNullType(type)
    ? presentForm(reading, type.ofType, selections)
    : orNull(presentForm(reading, type, selections));

const presentForm = (
  reading: Reading,
  type: GraphQLOutputType,
  selections: readonly SelectionSetNode[],
): JsonSchema => {
  if (isListType(type)) {
    return { type: 'array', items: formOf(reading, type.ofType, selections) };
  }
  if (isScalarType(type)) return scalarForm(type);
  // What the names mean stands with the arguments that take them.
  if (isEnumType(type)) return namesForm(type);
  if (isObjectType(type)) return selectionForm(reading, type, selections);
  if (!isAbstractType(type)) throw new Error(`${String(type)} is nothing that is answered.`);
  const possible = reading.schema.getPossibleTypes(type);
  return { anyOf: possible.map((one) => selectionForm(reading, one, selections)) };
};
