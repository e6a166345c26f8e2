import { readFileSync } from 'node:fs';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

/** Where subgraphs answer, by name. */
export type Routing = Readonly<Record<string, string>>;

/** The part of supergraph.json that is read here; it is in the form that Rover reads, too. */
interface Composition {
  readonly subgraphs: Readonly<
    Record<string, { readonly routing_url: string; readonly schema: { readonly file: string } }>
  >;
}

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

/**
 * Composes what supergraph.json names; routing stands in place of the addresses in it. Errors: what the
 * composition says.
 */
export const composeSupergraph = (routing: Routing): string => {
  const { subgraphs }: Composition = JSON.parse(read('supergraph.json'));
  const { supergraphSdl, errors } = composeServices(
    Object.entries(subgraphs).map(([name, { routing_url, schema }]) => ({
      name,
      url: routing[name] ?? routing_url,
      typeDefs: parse(read(schema.file)),
    })),
  );
  if (supergraphSdl !== undefined) return supergraphSdl;
  throw new Error(errors?.map(({ message }) => message).join('\n'));
};
