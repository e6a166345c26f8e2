import type { GraphQLEnumType, GraphQLScalarType } from 'graphql';
import type { JsonSchema } from './json-schema.ts';

/** How the schema's scalars look in JSON. */
const SCALARS: Readonly<Record<string, JsonSchema>> = {
  Boolean: { type: 'boolean' },
  Float: { type: 'number' },
  ID: { type: 'string' },
  Int: { type: 'integer' },
  String: { type: 'string' },
  // A string, since a count of bytes can pass 2^53.
  ByteCount: { type: 'string' },
  DateTime: { type: 'string', format: 'date-time' },
  JSONObject: { type: 'object' },
  URL: { type: 'string', format: 'uri' },
};

/** The form of a scalar. Errors: Error for one that has none here. */
export const scalarForm = ({ name }: GraphQLScalarType): JsonSchema => {
  const form = SCALARS[name];
  if (form === undefined) throw new Error(`The scalar ${name} has no form in JSON Schema.`);
  return form;
};

/** The names of an enumeration. */
export const namesForm = (type: GraphQLEnumType): JsonSchema => ({
  type: 'string',
  enum: type.getValues().map(({ name }) => name),
});

/** The names of an enumeration, and what each of them means. */
export const enumForm = (type: GraphQLEnumType): JsonSchema => {
  const meanings = type
    .getValues()
    .flatMap(({ name, description }) => (description ? [`${name}: ${description}`] : []));
  return {
    ...namesForm(type),
    description: [type.description, ...meanings].filter(Boolean).join('\n'),
  };
};
