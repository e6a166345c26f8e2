import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { type Config, readConfig } from '../../src/config.ts';
import { type Addresses, type Context, createContext, type Sources } from '../../src/context.ts';
import { createGateway, type Gateway } from '../../src/gateway.ts';
import { ownRequest, type RequestFacts } from '../../src/request.ts';
import type { StatementRecord } from '../../src/sources/catalog/catalog.ts';
import { catalogUnderTest } from './catalog-under-test.ts';

/** The made-up sample that ships with the gateway. */
export const sampleDir = fileURLToPath(new URL('../../sample/data', import.meta.url));

export interface GatewayOptions {
  readonly dataDir?: string;
  /** 0, the default, so that every question reaches the catalog and is recorded. */
  readonly cacheMegabytes?: number;
  /** The same for rows as columns, which it waits for. */
  readonly columnMegabytes?: number;
  /** Whether to answer over HTTP too, on any free port. */
  readonly listen?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

export interface PublicError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface Answer<T> {
  readonly data: T | null;
  readonly errors?: readonly PublicError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface TestGateway {
  /** Where it answers over HTTP; empty where it does not. */
  readonly url: string;
  readonly sources: Sources;
  /** What was logged of errors that callers are not told about. */
  readonly logged: string[];
  /** The statements that the catalog ran since they were last cleared. */
  readonly statements: readonly StatementRecord[];
  clearStatements(): void;
  /** known: such as who asks, with which role; nobody in particular where left out. */
  query<T = Record<string, unknown>>(
    source: string,
    variables?: Record<string, unknown>,
    known?: Partial<RequestFacts>,
  ): Promise<Answer<T>>;
  /** Asks and insists on an answer without errors. */
  data<T = Record<string, unknown>>(
    source: string,
    variables?: Record<string, unknown>,
  ): Promise<T>;
  /** Loads the data anew for what is asked over HTTP. */
  reload(): Promise<void>;
  /** Resolves when what is served now reads nothing in the background any more. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Tests share their machine with others, and their client keeps connections that it is done with. */
const QUIET = {
  PORT: '0',
  RATE_LIMIT: 'off',
  SHED_DELAY_MS: '0',
  DRAIN_MS: '0',
  SOURCE_TIMEOUT_MS: '10000',
};

/** The whole gateway in this process, recording what it asks of the catalog. */
export const startGateway = async (options: GatewayOptions = {}): Promise<TestGateway> => {
  const statements: StatementRecord[] = [];
  const logged: string[] = [];
  const config = await configOf(options);
  const gateway = await createGateway(config, {
    logError: (message, error) => logged.push(`${message}: ${String(error)}`),
    observeStatement: (record) => statements.push(record),
  });
  const url = options.listen === true ? await gateway.listen() : '';
  const sources = await gateway.load();
  await gateway.serving.settled();

  const query: TestGateway['query'] = (source, variables, known) => {
    const context = createContext(sources, addressesOf(config), ownRequest(known));
    return ask(gateway.apollo, context, { query: source, ...(variables && { variables }) });
  };

  return {
    url,
    sources,
    logged,
    statements,
    clearStatements: () => void statements.splice(0),
    query,
    data: async <T>(source: string, variables?: Record<string, unknown>): Promise<T> => {
      const { data, errors } = await query<T>(source, variables);
      assert.deepEqual(errors, undefined);
      assert.ok(data !== null && data !== undefined, 'The answer has no data.');
      return data;
    },
    reload: () => gateway.serving.reload(),
    settled: () => gateway.serving.settled(),
    stop: () => gateway.stop(),
  };
};

const configOf = async (options: GatewayOptions): Promise<Config> => {
  const dataDir = options.dataDir ?? sampleDir;
  const catalog = (await catalogUnderTest.make?.(dataDir)) ?? {};
  const memory = {
    CACHE_MB: String(options.cacheMegabytes ?? 0),
    COLUMNS_MB: String(options.columnMegabytes ?? 0),
  };
  return readConfig({ ...QUIET, ...memory, ...catalog, ...options.env }, dataDir);
};

/** What the graph writes into its answers where nobody called over HTTP. */
export const addressesOf = ({ viewers, imageUrls, publicUrl }: Config): Addresses => ({
  viewers,
  images: { ...imageUrls, origin: publicUrl ?? 'http://gateway.test' },
});

const ask = async <T>(
  apollo: Gateway['apollo'],
  contextValue: Context,
  request: { query: string; variables?: Record<string, unknown> },
): Promise<Answer<T>> => {
  const { body } = await apollo.executeOperation(request, { contextValue });
  assert.equal(body.kind, 'single');
  // As a client gets it: through JSON.
  return JSON.parse(JSON.stringify(body.kind === 'single' ? body.singleResult : null)) as Answer<T>;
};
