import { GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { type Entities, entitiesField } from './entities-field.ts';

// What makes a schema a subgraph of Federation 2: `_service`, which tells it to those who compose, and
// `_entities`, by which routers fetch what other subgraphs name. They are added to the schema that is
// there: making one of its printed form takes as long as making the schema did.

/** What routers are told, and how they find things. */
export interface Subgraph<C> {
  readonly entities: Entities<C>;
  /** The schema with its directives. */
  readonly sdl: () => Promise<string>;
}

/** The same schema with what routers ask for. Errors: where an entity is no object type of it. */
export const asSubgraph = <C>(schema: GraphQLSchema, subgraph: Subgraph<C>): GraphQLSchema => {
  const { query, types, ...config } = schema.toConfig();
  const { fields, ...queryConfig } = query?.toConfig() ?? { name: 'Query', fields: {} };
  return new GraphQLSchema({
    ...config,
    types: types.filter((type) => type !== query),
    query: new GraphQLObjectType<unknown, C>({
      ...queryConfig,
      fields: {
        ...fields,
        _entities: entitiesField(schema, subgraph.entities),
        _service: serviceField(subgraph.sdl),
      },
    }),
  });
};

const serviceField = (sdl: () => Promise<string>) => ({
  type: new GraphQLNonNull(
    new GraphQLObjectType({
      name: '_Service',
      description: 'This gateway as a subgraph, for those who compose subgraphs.',
      fields: {
        sdl: { type: GraphQLString, description: 'The schema with its directives.', resolve: sdl },
      },
    }),
  ),
  description: 'What composition reads.',
  resolve: () => ({}),
});
