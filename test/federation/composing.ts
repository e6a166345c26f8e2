import { composeServices as composeByApollo } from '@apollo/composition';
import { composeServices as composeByTheGuild } from '@theguild/federation-composition';
import type { DocumentNode } from 'graphql';

/** A subgraph to compose. */
export interface ComposedSubgraph {
  readonly name: string;
  readonly url: string;
  readonly typeDefs: DocumentNode;
}

/** What came of it: a supergraph, or problems in words. */
export interface Composed {
  readonly supergraphSdl: string | null;
  readonly problems: readonly string[];
}

type Compose = (subgraphs: readonly ComposedSubgraph[]) => Composed;

const byApollo: Compose = (subgraphs) => {
  const { supergraphSdl, errors } = composeByApollo([...subgraphs]);
  return { supergraphSdl: supergraphSdl ?? null, problems: (errors ?? []).map(String) };
};

const byTheGuild: Compose = (subgraphs) => {
  const { supergraphSdl, errors } = composeByTheGuild([...subgraphs]);
  return { supergraphSdl: supergraphSdl ?? null, problems: (errors ?? []).map(String) };
};

/** Programs that compose subgraphs, none of which was written here. */
export const COMPOSERS: Readonly<Record<string, Compose>> = {
  '@apollo/composition': byApollo,
  '@theguild/federation-composition': byTheGuild,
};
