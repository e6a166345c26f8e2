import { EventEmitter, once } from 'node:events';
import type { AttributeSource } from '../../../src/dicom/attribute.source.ts';
import { currentRequest, type RequestFacts } from '../../../src/request.ts';
import {
  askBits,
  type BilledGateway,
  startBilledGateway,
} from '../../support/billed-attributes.ts';
import { type Client, post, serve } from './serving.ts';

/** A client that waits for its answer, and its request. */
export interface WaitingClient extends Client {
  readonly request: RequestFacts;
}

/** A gateway over HTTP with attributes that BigQuery bills. */
export interface BilledCallers extends Pick<BilledGateway, 'standIn'> {
  readonly logged: readonly string[];
  /** Asks over a connection of its own; resolves when the question waits for BigQuery, with others or alone. */
  ask(): Promise<WaitingClient>;
  /** Closes the gateway: nothing is under way after it. */
  close(): Promise<void>;
}

export const startBilledCallers = async (cacheMegabytes: number): Promise<BilledCallers> => {
  const gateway = await startBilledGateway({ cacheMegabytes });
  // The columns of the table are known from here on.
  await gateway.sources.statuses();
  const asked = new EventEmitter<{ asked: [RequestFacts | null] }>();
  const { attributes } = gateway.sources;
  const telling: AttributeSource = {
    ...attributes,
    attributes: (keys, wanted) => {
      const answer = attributes.attributes(keys, wanted);
      const request = currentRequest();
      // What is left until it waits takes no more than this turn.
      setImmediate(() => asked.emit('asked', request));
      return answer;
    },
  };
  const logged: string[] = [];
  const log = (message: string): void => void logged.push(message);
  const { url, stop } = await serve({ ...gateway.sources, attributes: telling }, log);
  return {
    standIn: gateway.standIn,
    logged,
    ask: async () => {
      const told = once(asked, 'asked');
      const client = post(url, askBits());
      const [request]: (RequestFacts | null)[] = await told;
      if (request === null || request === undefined) throw new Error('There is no request.');
      return { ...client, request };
    },
    close: async () => {
      await stop();
      await gateway.stop();
    },
  };
};
