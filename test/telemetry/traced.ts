import assert from 'node:assert/strict';
import { startGateway } from '../support/gateway.ts';
import {
  type OtlpReceiver,
  type ReceivedSpan,
  startOtlpReceiver,
} from '../support/otlp-receiver.ts';

/** What is received, once a gateway has sent all that it has. */
export interface Traced {
  readonly spans: readonly ReceivedSpan[];
  readonly answer: Response;
  readonly receiver: OtlpReceiver;
}

/** How something is asked, with which settings. */
export interface Asking {
  readonly headers?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** Asks a gateway that sends its spans. */
export const traced = async (
  query: string,
  { headers = {}, env = {} }: Asking = {},
): Promise<Traced> => {
  const receiver = await startOtlpReceiver();
  const gateway = await startGateway({
    listen: true,
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-collector-key=of-a-test',
      OTEL_SERVICE_NAME: 'radiograph-under-test',
      ...env,
    },
  });
  const answer = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  await answer.arrayBuffer();
  await gateway.stop();
  await receiver.stop();
  return { spans: receiver.spans, answer, receiver };
};

/** The one span of a name. */
export const named = (spans: readonly ReceivedSpan[], name: string): ReceivedSpan => {
  const [found, ...others] = spans.filter((span) => span.name === name);
  assert.ok(found !== undefined, `${name} in ${spans.map((span) => span.name).join(', ')}`);
  assert.equal(others.length, 0, name);
  return found;
};

/** Those that have another as their parent. */
export const below = (
  spans: readonly ReceivedSpan[],
  parent: ReceivedSpan,
): readonly ReceivedSpan[] => spans.filter(({ parentSpanId }) => parentSpanId === parent.spanId);
