import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

/** Names every type, field, argument, input field and enum value without a description, such as `Image.id`. */
export function undescribed(schema: GraphQLSchema): readonly string[] {
  const described = Object.values(schema.getTypeMap()).flatMap((type) =>
    isIntrospectionType(type) || isSpecifiedScalarType(type) ? [] : [type, ...membersOf(type)],
  );
  return described
    .filter(({ description }) => (description ?? '').trim() === '')
    .map(({ name }) => name);
}

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
}

function membersOf(type: GraphQLNamedType): readonly Described[] {
  if (isEnumType(type)) return type.getValues().map((value) => within(type.name, value));
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => within(type.name, field));
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const named = within(type.name, field);
    const args = field.args.map((arg) => ({ ...arg, name: `${named.name}(${arg.name}:)` }));
    return [named, ...args];
  });
}

function within(owner: string, { name, description }: Described): Described {
  return { name: `${owner}.${name}`, description };
}
