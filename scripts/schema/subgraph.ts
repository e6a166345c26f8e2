import { composeServices } from '@theguild/federation-composition';
import { type DocumentNode, type GraphQLSchema, graphql } from 'graphql';

/** The schema as the gateway tells it to those who compose. */
export async function sdlOf(schema: GraphQLSchema): Promise<string> {
  const { data, errors } = await graphql({ schema, source: '{ _service { sdl } }' });
  const service = data?.['_service'];
  if (typeof service === 'object' && service !== null && 'sdl' in service) {
    return String(service.sdl);
  }
  throw new Error(`The schema does not tell what it is: ${errors?.join(' ')}`);
}

/** What keeps a subgraph from being composed, such as a key that is no field; empty where nothing does. */
export function compositionProblems(typeDefs: DocumentNode): readonly string[] {
  const composed = composeServices([
    { name: 'radiograph', typeDefs, url: 'http://radiograph.test' },
  ]);
  return (composed.errors ?? []).map(({ message }) => `Composition: ${message}`);
}
