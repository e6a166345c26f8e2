import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';
import { at } from './json.ts';

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
 * Where Node tells nothing, only the sockets stay open longer: who asks does not wait for them.
 */
export const requestEnder = (): RequestEnder => {
  const signals = new AsyncLocalStorage<AbortSignal>();
  const onMade = (message: unknown): void => {
    const request = at(message, 'request');
    const signal = signals.getStore();
    if (signal !== undefined && request instanceof ClientRequest) endWith(signal, request);
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
