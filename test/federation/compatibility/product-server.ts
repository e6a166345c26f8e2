// A program of its own, since tsx reads decorators of the files that one tsconfig.json includes.
// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace';
import { startStandaloneServer } from '@apollo/server/standalone';
import type { GraphQLSchema } from 'graphql';
import { Arg, buildSchema, ID, Query, Resolver } from 'type-graphql';
import { plannedGateway } from '../../../src/graphql/executor.ts';
import { once, printSubgraph } from '../../../src/graphql/federation/sdl.ts';
import { asSubgraph } from '../../../src/graphql/federation/subgraph.ts';
import { ownRequest } from '../../../src/request.ts';
import { DEPRECATED, PRODUCT_ENTITIES, PRODUCTS } from './product-records.ts';
import { DeprecatedProduct, Inventory, Product, ProductResearch, User } from './product-types.ts';

@Resolver()
class ProductsResolver {
  @Query(() => Product, { nullable: true })
  product(@Arg('id', () => ID) id: string): Product | null {
    return PRODUCTS.find((product) => product.id === id) ?? null;
  }

  @Query(() => DeprecatedProduct, {
    nullable: true,
    deprecationReason: 'Use product query instead',
  })
  deprecatedProduct(
    @Arg('sku', () => String) sku: string,
    @Arg('package', () => String) name: string,
  ): DeprecatedProduct | null {
    return sku === DEPRECATED.sku && name === DEPRECATED.package ? DEPRECATED : null;
  }
}

// The suite knows federation up to 2.3.
const LINKS = `
  extend schema
    @link(
      url: "https://specs.apollo.dev/federation/v2.3"
      import: [
        "@composeDirective", "@external", "@key", "@inaccessible", "@interfaceObject", "@override"
        "@provides", "@requires", "@shareable", "@tag"
      ]
    )
    @link(url: "https://myspecs.dev/myCustomDirective/v1.0", import: ["@custom"])
    @composeDirective(name: "@custom")
  directive @custom on OBJECT
`;

/** The subgraph that the suite asks, made as Radiograph's is. */
const buildProducts = async (): Promise<GraphQLSchema> => {
  const schema = await buildSchema({
    resolvers: [ProductsResolver],
    orphanedTypes: [Product, DeprecatedProduct, ProductResearch, User, Inventory],
    validate: false,
  });
  return asSubgraph(schema, {
    entities: PRODUCT_ENTITIES,
    sdl: once(() => printSubgraph(schema, LINKS)),
  });
};

// It has the gateway's own executor. Inline traces, which Radiograph does not give, are on.
const server = new ApolloServer({
  gateway: plannedGateway(await buildProducts(), 10_000),
  stopOnTerminationSignals: false,
  plugins: [ApolloServerPluginInlineTrace()],
});
const { url } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: 0 },
  context: async () => ({ request: ownRequest() }),
});
console.log(`Products are ready at ${url}`);
