import {
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

const known = new WeakMap<GraphQLSchema, ReadonlyMap<string, number>>();

const mean = (sizes: readonly number[]): number =>
  sizes.length === 0 ? 1 : Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / sizes.length);

/**
 * How long the lists of the schema's own description are, such as of "__Schema.types": those of all
 * types as they are, those of one type as they are on average, so that the whole is priced right.
 */
export const introspectionSizes = (schema: GraphQLSchema): ReadonlyMap<string, number> => {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const types = Object.values(schema.getTypeMap());
  const withFields = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = withFields.flatMap((type) => Object.values(type.getFields()));
  const directives = schema.getDirectives();
  const sizes = new Map([
    ['__Schema.types', types.length],
    ['__Schema.directives', directives.length],
    ['__Directive.args', mean(directives.map(({ args }) => args.length))],
    ['__Type.fields', mean(withFields.map((type) => Object.keys(type.getFields()).length))],
    ['__Type.interfaces', mean(withFields.map((type) => type.getInterfaces().length))],
    [
      '__Type.possibleTypes',
      mean(types.filter(isAbstractType).map((type) => schema.getPossibleTypes(type).length)),
    ],
    ['__Type.enumValues', mean(types.filter(isEnumType).map((type) => type.getValues().length))],
    [
      '__Type.inputFields',
      mean(types.filter(isInputObjectType).map((type) => Object.keys(type.getFields()).length)),
    ],
    ['__Field.args', mean(fields.map(({ args }) => args.length))],
  ]);
  known.set(schema, sizes);
  return sizes;
};
