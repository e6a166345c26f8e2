// Apollo Server behind Fastify, DataLoader, pg: node apollo.ts PORT
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import fastifyApollo from '@as-integrations/fastify';
import DataLoader from 'dataloader';
import Fastify from 'fastify';
import { type Asked, inBatches, RESOLVERS, SCHEMA } from './schema.ts';
import * as statements from './statements.ts';

/** New for each request. */
const createLoaders = () => ({
  patient: new DataLoader(statements.patientsByIds),
  findings: new DataLoader(statements.findingsOfImages),
  images: new DataLoader(statements.imagesOfPatients),
  // Nobody asks for the labels of one image twice, and a key of two parts would have to be a text.
  labels: new DataLoader((asked: readonly Asked[]) => inBatches(asked, statements.labelsOfImages), {
    cache: false,
  }),
});

type Loaders = ReturnType<typeof createLoaders>;

interface Image {
  readonly id: string;
  readonly patientId: number;
}

const apollo = new ApolloServer<Loaders>({
  typeDefs: SCHEMA,
  resolvers: {
    ...RESOLVERS,
    Image: {
      patient: ({ patientId }: Image, _: unknown, { patient }: Loaders) => patient.load(patientId),
      findings: ({ id }: Image, _: unknown, { findings }: Loaders) => findings.load(id),
      labels: ({ id }: Image, { findings }: { findings: unknown }, { labels }: Loaders) =>
        labels.load({ key: id, args: findings }),
    },
    Patient: {
      images: ({ id }: { id: number }, _: unknown, { images }: Loaders) => images.load(id),
    },
  },
  // Nothing here has hints for caches, and looking for them costs a hook for each field.
  plugins: [ApolloServerPluginCacheControlDisabled()],
});
await apollo.start();

const app = Fastify();
await app.register(fastifyApollo(apollo), {
  path: '/graphql',
  context: () => Promise.resolve(createLoaders()),
});
await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
console.log('ready');
