import {
  type FieldDefinitionNode,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLObjectType,
  GraphQLScalarType,
  type GraphQLSchema,
  GraphQLUnionType,
  isObjectType,
  Kind,
  parse,
} from 'graphql';
import { orError } from '../../batch.ts';
import { checkKeys } from '../../keys.ts';
import { after, type Soon } from '../../soon.ts';
import { type Representation, readRepresentation } from './representation.ts';

/** Finds an entity by one of its keys; null where unknown. Rejects with GatewayError. */
export type FindEntity<C> = (representation: Representation, context: C) => Soon<object | null>;

/** How entities are found, by the names of the types that have `@key`. */
export type Entities<C> = Readonly<Record<string, FindEntity<C>>>;

/** Query._entities. Errors: where an entity is no object type of the schema. */
export const entitiesField = <C>(schema: GraphQLSchema, entities: Entities<C>) => {
  // Records are shared by requests and stay as they are, so their types stand beside them.
  const typeNames = new WeakMap<object, string>();
  const find = finderOf(entities, (found, typename) => void typeNames.set(found, typename));
  const union = new GraphQLUnionType({
    name: '_Entity',
    description: 'Whatever other subgraphs can hang their fields on.',
    types: Object.keys(entities).map((name) => objectTypeOf(schema, name)),
    resolveType: (value: object) => typeNames.get(value),
  });
  return {
    type: new GraphQLNonNull(new GraphQLList(union)),
    description: 'Same length and order as representations (1,000 at most); null where unknown.',
    astNode: sizedByRepresentations(),
    args: {
      representations: {
        type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(ANY))),
        description: 'What to find, by its keys.',
      },
    },
    resolve: (
      _root: unknown,
      { representations = [] }: { readonly representations?: readonly unknown[] },
      context: C,
    ) => {
      checkKeys('representations', representations);
      return representations.map((given, index) =>
        orError(() => find(given, `representations[${index}]`, context)),
      );
    },
  };
};

const ANY = new GraphQLScalarType({
  name: '_Any',
  description: 'An entity as a router knows it: its __typename and the fields of one of its keys.',
});

/** One that fails fails its own place of the list. */
const finderOf = <C>(entities: Entities<C>, onFound: (found: object, typename: string) => void) => {
  const names = Object.keys(entities);
  return (given: unknown, place: string, context: C): Soon<object | null> => {
    const representation = readRepresentation(given, place, names);
    const { typename } = representation;
    return after(entities[typename]?.(representation, context) ?? null, (found) => {
      if (found !== null) onFound(found, typename);
      return found;
    });
  };
};

const objectTypeOf = (schema: GraphQLSchema, name: string): GraphQLObjectType => {
  const type = schema.getType(name);
  if (isObjectType(type)) return type;
  throw new Error(`${name} is no object type of the schema.`);
};

/** So that what a router asks costs as much as the same things asked for one by one. */
const sizedByRepresentations = (): FieldDefinitionNode | undefined => {
  const [query] = parse(
    'type Query { _entities: [_Entity]! @listSize(slicingArguments: ["representations"]) }',
    { noLocation: true },
  ).definitions;
  return query?.kind === Kind.OBJECT_TYPE_DEFINITION ? query.fields?.[0] : undefined;
};
