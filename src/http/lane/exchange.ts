import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context, Sources } from '../../context.ts';
import type { RequestFacts } from '../../request.ts';
import type { Identification } from '../identity/identify.ts';
import type { Gate } from '../pressure/gate.ts';
import type { Pressure } from '../pressure/pressure.ts';
import type { RequestLog } from '../told-requests.ts';
import type { Lane } from './lane.ts';
import type { PlainRequest } from './plain-request.ts';
import type { HeadParts } from './send-short.ts';

/** With what requests are answered in front of the server. */
export interface AnsweringParts extends HeadParts {
  readonly lane: Lane;
  readonly identification: Identification;
  readonly pressure: Pressure;
  readonly gate: Gate;
  readonly log: RequestLog;
  /** Names and values of headers of every answer, one after the other. */
  readonly everyHead: readonly string[];
  /** As callers reach the gateway by a host; null where it names none. */
  readonly originAt: (host: string) => string | null;
  /** Whether answers have an address of the gateway's own in them, whichever host was asked. */
  readonly hasOwnOrigin: boolean;
  readonly contextFor: (ready: Sources, origin: string, facts: RequestFacts) => Context;
}

/** A usual request, its answer to be, and where it goes otherwise. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly plain: PlainRequest;
  readonly goOn: () => void;
  readonly text: string;
  /** What was read of it; null: there is none. */
  readonly body: Buffer | null;
  /** As performance.now() counts. */
  readonly startedAt: number;
}
