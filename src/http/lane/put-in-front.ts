import type { RequestListener } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { HttpConfig } from '../../config-http.ts';
import type { ContextParts } from '../context-of.ts';
import { contextWith } from '../context-of.ts';
import type { Listener } from '../identity/listener.ts';
import { originOf } from '../origin.ts';
import type { Gate } from '../pressure/gate.ts';
import type { Pressure } from '../pressure/pressure.ts';
import type { Headers } from '../security-headers.ts';
import type { RequestLog } from '../told-requests.ts';
import type { AnsweringParts } from './exchange.ts';
import { inFront } from './front.ts';
import type { Lane } from './lane.ts';

/** What of a server decides whether anything can stand in front of it, and how it answers. */
interface Behind extends ContextParts, Pick<AnsweringParts, 'rates'> {
  readonly http: HttpConfig;
  readonly listener?: Listener;
  readonly pressure?: Pressure;
  readonly logRequest?: RequestLog;
}

interface Front {
  readonly lane: Lane;
  readonly gate: Gate;
  /** Of every answer. */
  readonly headers: Headers;
  readonly isClosing: () => boolean;
}

/**
 * Has a server answer usual questions before any hook, where nothing else has to be known of a request:
 * no page elsewhere may read answers, and no proxy says from where it came.
 */
export const putInFront = (
  server: FastifyInstance,
  behind: Behind,
  { lane, gate, headers, isClosing }: Front,
): void => {
  const { http, listener, pressure, publicUrl, identification, rates } = behind;
  const hasProxies = (listener?.trustedProxies ?? []).length > 0;
  if (pressure === undefined || hasProxies || http.cors.origins.length > 0) return;
  const protocol = (listener?.tls ?? null) === null ? 'http' : 'https';
  const next = server.server.listeners('request').find(isListener);
  if (next === undefined) throw new Error('Nobody answers requests.');
  const front = inFront(
    {
      lane,
      gate,
      isClosing,
      identification,
      pressure,
      rates,
      log: behind.logRequest ?? (() => {}),
      isCompressing: http.isCompressing,
      everyHead: Object.entries(headers).flat(),
      originAt:
        publicUrl === null ? lastOf((host) => originOf({ protocol, host })) : () => publicUrl,
      hasOwnOrigin: publicUrl !== null,
      contextFor: contextWith(behind),
    },
    next,
  );
  server.server.removeAllListeners('request').on('request', front);
};

const isListener = (one: unknown): one is RequestListener => typeof one === 'function';

/** Remembers what a function gave last: most callers reach the gateway by one name. */
const lastOf = <T>(find: (key: string) => T): ((key: string) => T) => {
  let last: { readonly key: string; readonly found: T } | null = null;
  return (key) => {
    if (last?.key !== key) last = { key, found: find(key) };
    return last.found;
  };
};
