import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  isTypeDefinitionNode,
  Kind,
  lexicographicSortSchema,
  type NameNode,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  specifiedDirectives,
  visit,
} from 'graphql';
import { withFederationCost } from './federation-cost.ts';
import { spaced } from './spaced.ts';

// The schema in two printed forms. Both are made when somebody asks for one: a start needs neither.

/** The tag of what only the operator's own callers are to see, and the one of all else. */
const INTERNAL = 'internal';
const PUBLIC = 'public';

/** The same, which is made once, when it is first asked for. */
export const once = (make: () => Promise<string>): (() => Promise<string>) => {
  let made: Promise<string> | null = null;
  return () => {
    made ??= make();
    return made;
  };
};

/** The contract with callers: with the directives that it defines, without what only routers ask. */
export const printContract = async (schema: GraphQLSchema): Promise<string> => {
  const known = new Set(
    [...specifiedDirectives, ...schema.getDirectives()].map(({ name }) => name),
  );
  const document = visit(await documentOf(schema), {
    Directive: ({ name }) => (known.has(name.value) ? undefined : null),
  });
  return spaced(print(document));
};

/**
 * The schema as those who compose read it: with all directives. What it links to has their definitions.
 *
 * links: extensions of the schema with `@link`.
 */
export const printSubgraph = async (schema: GraphQLSchema, links: string): Promise<string> => {
  const { definitions } = await documentOf(schema);
  const linked: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      ...parse(links, { noLocation: true }).definitions,
      ...definitions
        .filter(({ kind }) => kind !== Kind.DIRECTIVE_DEFINITION)
        .map((definition) => tagged(definition)),
    ],
  };
  return spaced(print(withFederationCost(linked)));
};

/** The schema without what was added for routers, in one order. */
const documentOf = async (schema: GraphQLSchema): Promise<DocumentNode> => {
  // Loading it takes 30 ms, which a start can do without.
  const { getDocumentNodeFromSchema } = await import('@graphql-tools/utils');
  const document = getDocumentNodeFromSchema(lexicographicSortSchema(schema));
  return visit(document, {
    // It says that Query is the type of queries.
    SchemaDefinition: () => null,
    FieldDefinition: { enter: leftOut, leave: withSortedDirectives },
    ScalarTypeDefinition: leftOut,
    UnionTypeDefinition: leftOut,
    ObjectTypeDefinition: { enter: leftOut, leave: withSortedDirectives },
  });
};

const leftOut = ({ name }: { readonly name: NameNode }): null | undefined =>
  name.value.startsWith('_') ? null : undefined;

/** Decorators are read from the last to the first, or the other way where a schema is built again. */
const withSortedDirectives = (node: FieldDefinitionNode | ObjectTypeDefinitionNode) => ({
  ...node,
  directives: (node.directives ?? []).toSorted((a, b) => print(a).localeCompare(print(b), 'en')),
});

/** A type that is not internal is public, so that contracts can be made of either tag. */
const tagged = (definition: DefinitionNode): DefinitionNode => {
  if (!isTypeDefinitionNode(definition)) return definition;
  const directives = definition.directives ?? [];
  return directives.some(isInternal)
    ? definition
    : { ...definition, directives: [...directives, tag(PUBLIC)] };
};

const isInternal = ({ name, arguments: given = [] }: ConstDirectiveNode): boolean =>
  name.value === 'tag' &&
  given.some(({ value }) => value.kind === Kind.STRING && value.value === INTERNAL);

const tag = (name: string): ConstDirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: 'tag' },
  arguments: [
    {
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: 'name' },
      value: { kind: Kind.STRING, value: name },
    },
  ],
});
