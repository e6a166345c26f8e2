import {
  type DocumentNode,
  GraphQLScalarType,
  GraphQLSchema,
  Kind,
  type TypeNode,
  visit,
} from 'graphql';

// graphql-jit writes code that checks variables, and unrolls an input that holds itself, such as a
// filter, for seconds and hundreds of megabytes. It leaves out defaults of required variables, too.
// So graphql-js reads the variables, as it does without a compiler, and the compiled code takes them
// as they are: for it, every variable is of one scalar that checks nothing.

const COERCED = 'CoercedVariable';

const coercedScalar = new GraphQLScalarType({
  name: COERCED,
  description: 'A variable that graphql-js has read.',
});

const coercedType: TypeNode = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: COERCED } };

const extended = new WeakMap<GraphQLSchema, GraphQLSchema>();

/** A schema for compiling: the same types, and the scalar of all variables. */
export const withCoercedVariables = (schema: GraphQLSchema): GraphQLSchema => {
  const known = extended.get(schema);
  if (known !== undefined) return known;
  const config = schema.toConfig();
  const made = new GraphQLSchema({ ...config, types: [...config.types, coercedScalar] });
  extended.set(schema, made);
  return made;
};

/** A document for compiling: its variables are what they are. */
export const trustVariables = (document: DocumentNode): DocumentNode => ({
  ...document,
  definitions: document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? {
          ...definition,
          variableDefinitions: (definition.variableDefinitions ?? []).map(({ variable, kind }) => ({
            kind,
            variable,
            type: coercedType,
          })),
        }
      : definition,
  ),
});

/** The variables of a document that stand within an input object or a list. */
export const nestedVariables = (document: DocumentNode): ReadonlySet<string> => {
  const names = new Set<string>();
  let depth = 0;
  const within = {
    enter: () => void (depth += 1),
    leave: () => void (depth -= 1),
  };
  visit(document, {
    ObjectValue: within,
    ListValue: within,
    Variable: ({ name }) => {
      if (depth > 0) names.add(name.value);
    },
  });
  return names;
};
