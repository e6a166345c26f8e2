import assert from 'node:assert/strict';
import { readConfig } from '../../../src/config.ts';
import { createContext, type Sources } from '../../../src/context.ts';
import { buildGatewaySchema } from '../../../src/graphql/schema.ts';
import { ownRequest } from '../../../src/request.ts';
import { addressesOf, sampleDir, startGateway } from '../../support/gateway.ts';
import { unlimitedApollo } from '../../support/unlimited-apollo.ts';

interface ShownError {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface Asked {
  readonly data: unknown;
  readonly errors: readonly ShownError[];
  /** The errors that were logged. */
  readonly logged: readonly unknown[];
  /** All that a caller is told. */
  readonly text: string;
}

export interface Answering {
  /** Asks with some sources that are others. */
  ask(
    query: string,
    replace: (sources: Sources) => Partial<Sources>,
    variables?: Record<string, unknown>,
  ): Promise<Asked>;
  stop(): Promise<void>;
}

/** A gateway whose sources can be made to fail. */
export async function startAnswering(): Promise<Answering> {
  const { sources, stop } = await startGateway();
  const logged: unknown[] = [];
  const apollo = unlimitedApollo(await buildGatewaySchema(), (_, error) => logged.push(error));
  await apollo.start();
  return {
    ask: async (query, replace, variables) => {
      logged.length = 0;
      const contextValue = createContext(
        { ...sources, ...replace(sources) },
        addressesOf(readConfig({}, sampleDir)),
        ownRequest(),
      );
      const { body } = await apollo.executeOperation(
        { query, ...(variables && { variables }) },
        { contextValue },
      );
      assert.ok(body.kind === 'single');
      const { data, errors = [] } = body.singleResult;
      return {
        data: JSON.parse(JSON.stringify(data ?? null)),
        errors: errors.map(({ message, path, extensions = {} }) => ({ message, path, extensions })),
        logged: [...logged],
        text: JSON.stringify(body.singleResult),
      };
    },
    stop: async () => {
      await apollo.stop();
      await stop();
    },
  };
}
