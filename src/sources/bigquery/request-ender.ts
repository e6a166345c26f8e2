import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';
import { at } from './json.ts';

/** Code of an error of a request on whose connection nothing was heard for too long: clients keep no more of it. */
export const SILENT = 'ERR_SILENT';

/** Ends the requests of a client that has neither a timeout nor a way to end them. */
export interface RequestEnder {
  /** Runs something; the HTTP requests that it makes, also later, end with the signal. */
  within<T>(signal: AbortSignal, send: () => T): T;
  /** Ends no more requests. */
  close(): void;
}

/** Node tells of each request as it is made: https://nodejs.org/api/diagnostics_channel.html#http. */
const MADE = 'http.client.request.created';

/**
 * Knows the requests of a client by the asynchronous context in which it makes them.
 *
 * silenceMs: requests end on whose connection nothing comes for so long, or none comes about.
 *
 * Where Node tells nothing, only the sockets stay open longer: who asks does not wait for them.
 */
export const requestEnder = (silenceMs: number): RequestEnder => {
  const signals = new AsyncLocalStorage<AbortSignal>();
  const onMade = (message: unknown): void => {
    const request = at(message, 'request');
    const signal = signals.getStore();
    if (signal === undefined || !(request instanceof ClientRequest)) return;
    endWith(signal, request);
    endAtSilence(silenceMs, request);
  };
  subscribe(MADE, onMade);
  return {
    within: (signal, send) => signals.run(signal, send),
    close: () => void unsubscribe(MADE, onMade),
  };
};

const endWith = (signal: AbortSignal, request: ClientRequest): void => {
  const end = (): void => void request.destroy();
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  request.once('close', () => signal.removeEventListener('abort', end));
};

/** Node's own timeout of a request begins when it is connected, which may never be. */
const endAtSilence = (silenceMs: number, request: ClientRequest): void => {
  request.once('socket', (socket) => {
    const end = (): void =>
      void request.destroy(
        Object.assign(new Error(`Nothing came for ${silenceMs} ms.`), { code: SILENT }),
      );
    socket.setTimeout(silenceMs).once('timeout', end);
    // The connection may carry another one.
    request.once('close', () => socket.setTimeout(0).off('timeout', end));
  });
};
