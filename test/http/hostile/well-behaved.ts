import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { type GatewayOptions, startGateway, type TestGateway } from '../../support/gateway.ts';

/** All codes that a refusal may have; INTERNAL_SERVER_ERROR is none, since it is a bug. */
const CODES: ReadonlySet<unknown> = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'BYTES_LIMIT_EXCEEDED',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_DOCUMENT_REQUIRED',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_TOO_EXPENSIVE',
  'RATE_LIMITED',
  'SOURCE_TIMEOUT',
  'SOURCE_UNAVAILABLE',
  'UNAUTHENTICATED',
]);

const QUERY = JSON.stringify({ query: '{ dataset { imageCount } }' });
const ANSWER = '{"data":{"dataset":{"imageCount":2033}}';

/** Asks one question after the other, until it is stopped; gives what was answered otherwise than it should. */
const keepAsking = (url: string) => {
  const wrong: string[] = [];
  const stopping = new AbortController();
  let asked = 0;
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body: QUERY });
      const text = await answer.text();
      asked += 1;
      if (answer.status !== 200 || !text.startsWith(ANSWER)) wrong.push(`${answer.status} ${text}`);
    }
  };
  const running = run().catch((error: unknown) => void wrong.push(String(error)));
  return {
    stop: async () => {
      stopping.abort();
      await running;
      return { asked, wrong };
    },
  };
};

/** What a suite is given. */
export interface Attacked {
  readonly gateway: TestGateway;
  readonly url: string;
}

/**
 * A gateway for a suite of hostile callers. At the end, a caller who behaved all the while has been
 * answered rightly each time, and nothing that is a bug was logged.
 */
export const attackedGateway = (options: GatewayOptions = {}): Attacked => {
  let gateway: TestGateway | null = null;
  let asking: ReturnType<typeof keepAsking> | null = null;
  before(async () => {
    gateway = await startGateway({ listen: true, ...options });
    asking = keepAsking(gateway.url);
  });
  after(async () => {
    const { asked, wrong } = (await asking?.stop()) ?? { asked: 0, wrong: [] };
    const logged = gateway?.logged ?? [];
    await gateway?.stop();
    assert.deepEqual(wrong, []);
    assert.ok(asked > 0, 'Nobody else asked.');
    assert.deepEqual(logged, []);
  });
  const running = (): TestGateway => {
    assert.ok(gateway !== null, 'The gateway does not run yet.');
    return gateway;
  };
  return {
    get gateway() {
      return running();
    },
    get url() {
      return running().url;
    },
  };
};

/** Fails where a text is no refusal in JSON with codes of the list; gives its errors. */
export const refusalIn = (text: string): readonly { message: string; code: string }[] => {
  const { errors } = JSON.parse(text);
  assert.ok(Array.isArray(errors) && errors.length > 0, text.slice(0, 500));
  return errors.map(({ message, extensions }) => {
    assert.ok(CODES.has(extensions?.code), text.slice(0, 500));
    assert.doesNotMatch(message, /node_modules|\/src\/|\bat .*:\d+:\d+/);
    return { message, code: extensions.code };
  });
};
