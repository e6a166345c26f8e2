import {
  astFromValue,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  typeFromAST,
  type VariableDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import { described, type JsonSchema, objectForm, orNull } from './json-schema.ts';
import { enumForm, namesForm, scalarForm } from './leaf-forms.ts';

/** A key is answered as a string, and taken as a number, too. */
const KEY: JsonSchema = { type: ['string', 'integer'] };

/** Types that refer to each other, by name. */
type Definitions = Map<string, JsonSchema>;

/**
 * What a tool takes: a property for each variable of its operation. What may be null may be left out; null itself is not offered, since the
 * graph takes a null filter for a mistake.
 */
export const inputSchema = (
  schema: GraphQLSchema,
  variables: readonly VariableDefinitionNode[],
  meanings: ReadonlyMap<string, string>,
): JsonSchema & { readonly type: 'object' } => {
  const definitions: Definitions = new Map();
  const properties = variables.map(({ variable, type: written, defaultValue }) => {
    const { value: name } = variable.name;
    const type = typeFromAST(schema, written);
    if (!isInputType(type)) throw new Error(`$${name} has no type of the schema.`);
    const form = described(argumentForm(type, definitions), meanings.get(name));
    const fallback = defaultValue && { default: valueFromASTUntyped(defaultValue) };
    const isRequired = isNonNullType(type) && defaultValue === undefined;
    return { name, form: { ...form, ...fallback }, isRequired };
  });
  return {
    ...objectForm(
      Object.fromEntries(properties.map(({ name, form }) => [name, form])),
      properties.filter(({ isRequired }) => isRequired).map(({ name }) => name),
    ),
    ...(definitions.size > 0 && { $defs: Object.fromEntries(definitions) }),
  };
};

/** Of an enumeration that is asked for itself, what its names mean is said too: they are few. */
const argumentForm = (type: GraphQLInputType, definitions: Definitions): JsonSchema => {
  if (isNonNullType(type)) return argumentForm(type.ofType, definitions);
  if (isListType(type) && isEnumType(getNullableType(type.ofType))) {
    return listForm(type.ofType, argumentForm(type.ofType, definitions));
  }
  return isEnumType(type) ? enumForm(type) : formOf(type, definitions);
};

const formOf = (type: GraphQLInputType, definitions: Definitions): JsonSchema => {
  if (isNonNullType(type)) return formOf(type.ofType, definitions);
  if (isListType(type)) return listForm(type.ofType, formOf(type.ofType, definitions));
  if (isEnumType(type)) {
    return referTo(type.name, definitions, () => namesForm(type));
  }
  if (!isInputObjectType(type)) return type.name === 'ID' ? KEY : scalarForm(type);
  return referTo(type.name, definitions, () => {
    const fields = Object.values(type.getFields());
    const properties = fields.map((field) => [field.name, fieldForm(field, definitions)] as const);
    const required = fields.filter(isRequiredField).map(({ name }) => name);
    return described(objectForm(Object.fromEntries(properties), required), type.description);
  });
};

const listForm = (type: GraphQLInputType, items: JsonSchema): JsonSchema => ({
  type: 'array',
  items: isNonNullType(type) ? items : orNull(items),
});

const isRequiredField = ({ type, defaultValue }: GraphQLInputField): boolean =>
  isNonNullType(type) && defaultValue === undefined;

const fieldForm = (
  { type, description, defaultValue }: GraphQLInputField,
  definitions: Definitions,
): JsonSchema => {
  const form = described(formOf(type, definitions), description);
  const written = defaultValue === undefined ? null : astFromValue(defaultValue, type);
  return written ? { ...form, default: valueFromASTUntyped(written) } : form;
};

/** A type is written once, whoever refers to it, itself too. */
const referTo = (name: string, definitions: Definitions, make: () => JsonSchema): JsonSchema => {
  if (!definitions.has(name)) {
    // Before it is made, so that it may refer to itself.
    definitions.set(name, {});
    definitions.set(name, make());
  }
  return { $ref: `#/$defs/${name}` };
};
