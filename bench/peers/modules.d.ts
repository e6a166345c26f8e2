// The parts of the peers' packages that their servers use: the packages are in .tools/bench-peers/, and not here.
declare module 'pg' {
  /** A column is known by the statement that names it. */
  type Row = Record<string, unknown>;

  interface Prepared {
    readonly name: string;
    readonly text: string;
    readonly values: readonly unknown[];
  }

  class Pool {
    constructor(options: { readonly max: number });
    query(statement: Prepared): Promise<{ readonly rows: Row[] }>;
  }

  class Client {
    connect(): Promise<void>;
    query(text: string, values?: readonly unknown[]): Promise<unknown>;
    end(): Promise<void>;
  }

  const pg: { readonly Pool: typeof Pool; readonly Client: typeof Client };
  export default pg;
  export type { Row };
}

declare module 'mercurius' {
  import type { FastifyPluginAsync } from 'fastify';

  /** One of a batch. */
  interface Asked {
    readonly obj: Readonly<Record<string, unknown>>;
    readonly params: Readonly<Record<string, unknown>>;
  }

  interface Loader {
    readonly loader: (asked: readonly Asked[]) => Promise<readonly unknown[]>;
    readonly opts: { readonly cache: boolean };
  }

  interface Options {
    readonly schema: string;
    readonly resolvers: object;
    readonly loaders: Readonly<Record<string, Readonly<Record<string, Loader>>>>;
    /** How often a document is asked before it is compiled. */
    readonly jit: number;
  }

  const mercurius: FastifyPluginAsync<Options>;
  export default mercurius;
  export type { Asked, Loader };
}

declare module '@as-integrations/fastify' {
  import type { ApolloServer, BaseContext } from '@apollo/server';
  import type { FastifyPluginAsync } from 'fastify';

  interface Options<Context> {
    readonly path: string;
    readonly context: () => Promise<Context>;
  }

  const plugin: <Context extends BaseContext>(
    apollo: ApolloServer<Context>,
  ) => FastifyPluginAsync<Options<Context>>;
  export default plugin;
}

declare module 'postgraphile' {
  import type { Server } from 'node:http';

  interface Served {
    readonly addTo: (server: Server) => Promise<void>;
  }

  interface Instance {
    readonly createServ: (framework: object) => Served;
  }

  export const postgraphile: (preset: object) => Instance;
}

declare module 'postgraphile/adaptors/pg' {
  export const makePgService: (options: object) => object;
}

declare module 'postgraphile/grafserv/node' {
  export const grafserv: object;
}

declare module 'postgraphile/presets/amber' {
  export const PostGraphileAmberPreset: object;
}
