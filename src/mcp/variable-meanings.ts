import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  Kind,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** What each variable of a document means: the description of the first place that it goes into. */
export const variableMeanings = (
  schema: GraphQLSchema,
  document: DocumentNode,
): ReadonlyMap<string, string> => {
  const meanings = new Map<string, string>();
  const note = (value: ValueNode, description: string | null | undefined): void => {
    if (value.kind !== Kind.VARIABLE || !description) return;
    const { value: name } = value.name;
    if (!meanings.has(name)) meanings.set(name, description);
  };
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Argument: ({ value }) => note(value, types.getArgument()?.description),
      ObjectField: ({ name, value }) => {
        const parent = getNamedType(types.getParentInputType());
        if (isInputObjectType(parent)) note(value, parent.getFields()[name.value]?.description);
      },
    }),
  );
  return meanings;
};
