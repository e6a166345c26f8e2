import { AsyncLocalStorage } from 'node:async_hooks';

const outside = AsyncLocalStorage.snapshot();

/**
 * Does something once this turn of the event loop is over, for no request in particular. What a request
 * leaves to be done holds all that the request has, and what waits beside it.
 */
export const afterTurn = (act: () => void): void => void outside(() => setImmediate(act));
