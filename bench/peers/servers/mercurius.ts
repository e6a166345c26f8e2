// Fastify, Mercurius, graphql-jit from the first question on, batched loaders: node mercurius.ts PORT
import Fastify from 'fastify';
import mercurius, { type Asked, type Loader } from 'mercurius';
import { inBatches, RESOLVERS, SCHEMA } from './schema.ts';
import * as statements from './statements.ts';

/** A loader without the cache of a request: its keys cost more than the rows that are asked for twice. */
const batched = (loader: Loader['loader']): Loader => ({ loader, opts: { cache: false } });

const by = (
  column: string,
  ofKeys: (keys: readonly unknown[]) => Promise<readonly unknown[]>,
): Loader => batched((asked) => ofKeys(asked.map(({ obj }) => obj[column])));

/** One question for a patient who has several of the images. */
const patientsOf = async (asked: readonly Asked[]): Promise<readonly unknown[]> => {
  const ids = asked.map(({ obj }) => obj['patientId']);
  const unique = [...new Set(ids)];
  const found = await statements.patientsByIds(unique);
  const byId = new Map(unique.map((id, place) => [id, found[place]]));
  return ids.map((id) => byId.get(id));
};

const labelsOf = (asked: readonly Asked[]): Promise<readonly unknown[]> =>
  inBatches(
    asked.map(({ obj, params }) => ({ key: obj['id'], args: params['findings'] })),
    statements.labelsOfImages,
  );

const app = Fastify();
await app.register(mercurius, {
  schema: SCHEMA,
  resolvers: RESOLVERS,
  loaders: {
    Image: {
      patient: batched(patientsOf),
      findings: by('id', statements.findingsOfImages),
      labels: batched(labelsOf),
    },
    Patient: { images: by('id', statements.imagesOfPatients) },
  },
  jit: 1,
});
await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
console.log('ready');
