import assert from 'node:assert/strict';
import { readConfig } from '../../../src/config.ts';
import { createContext } from '../../../src/context.ts';
import { buildGatewaySchema } from '../../../src/graphql/schema.ts';
import { currentRequest, ownRequest, type RequestFacts } from '../../../src/request.ts';
import { addressesOf, sampleDir, startGateway } from '../../support/gateway.ts';
import { unlimitedApollo } from '../../support/unlimited-apollo.ts';

/** What a client gets. */
interface Told {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: object }[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface AskingPatients {
  /** Asks in a request of which something is known. */
  ask(
    request: { readonly query: string; readonly operationName?: string },
    known?: Partial<RequestFacts>,
  ): Promise<Told>;
  readonly logged: readonly unknown[];
  stop(): Promise<void>;
}

/** The graph over the sample; when patients are looked up by key, a test acts first. */
export const askingPatients = async (
  act: (request: RequestFacts) => void,
): Promise<AskingPatients> => {
  const { sources, stop } = await startGateway();
  const patientsById = (ids: readonly string[]) => {
    act(currentRequest() ?? assert.fail('Asked outside of any request.'));
    return sources.patients.patientsById(ids);
  };
  const replaced = { ...sources, patients: { ...sources.patients, patientsById } };
  const logged: unknown[] = [];
  const apollo = unlimitedApollo(await buildGatewaySchema(), (_, error) => logged.push(error));
  await apollo.start();
  return {
    logged,
    ask: async (request, known) => {
      const contextValue = createContext(
        replaced,
        addressesOf(readConfig({}, sampleDir)),
        ownRequest(known),
      );
      const { body } = await apollo.executeOperation(request, { contextValue });
      assert.ok(body.kind === 'single');
      const told: Told = JSON.parse(JSON.stringify(body.singleResult));
      return told;
    },
    stop: async () => {
      await apollo.stop();
      await stop();
    },
  };
};
