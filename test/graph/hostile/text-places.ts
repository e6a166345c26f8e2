import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isObjectType,
  isScalarType,
} from 'graphql';

/** An argument that texts can stand in, somewhere. */
export interface TextArgument {
  /** The type that has the field. */
  readonly type: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly argument: GraphQLArgument;
}

const NO_TEXT = ['Int', 'Float', 'Boolean'];

/** Whether a caller can write a text of any kind somewhere in a value of a type. */
export const canHoldText = (
  type: GraphQLInputType,
  above: ReadonlySet<string> = new Set(),
): boolean => {
  const named = getNamedType(type);
  if (isScalarType(named)) return !NO_TEXT.includes(named.name);
  if (!isInputObjectType(named) || above.has(named.name)) return false;
  const within = new Set([...above, named.name]);
  return Object.values(named.getFields()).some((field) => canHoldText(field.type, within));
};

/** All arguments of a schema that texts can stand in. */
export const textArguments = (schema: GraphQLSchema): readonly TextArgument[] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) =>
        field.args
          .filter((argument) => canHoldText(argument.type))
          .map((argument) => ({ type: type.name, field, argument })),
      ),
    );

/** How an argument, or a field of an input, is called here. */
export const argumentPlace = (type: string, field: string, argument: string): string =>
  `${type}.${field}(${argument}:)`;
export const inputPlace = (input: string, field: string): string => `${input}.${field}`;

/** All arguments and input fields of a schema that texts can stand in. */
export const textPlaces = (schema: GraphQLSchema): ReadonlySet<string> => {
  const places = new Set<string>();
  const seen = new Set<string>();
  const look = (type: GraphQLInputType): void => {
    const named = getNamedType(type);
    if (!isInputObjectType(named) || seen.has(named.name)) return;
    seen.add(named.name);
    for (const field of Object.values(named.getFields())) {
      if (!canHoldText(field.type)) continue;
      if (isScalarType(getNamedType(field.type))) places.add(inputPlace(named.name, field.name));
      look(field.type);
    }
  };
  for (const { type, field, argument } of textArguments(schema)) {
    places.add(argumentPlace(type, field.name, argument.name));
    look(argument.type);
  }
  return places;
};
