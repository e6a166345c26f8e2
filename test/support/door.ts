import type { HttpConfig } from '../../src/config-http.ts';

/** The door of a server that a test puts together by itself. */
export const door: HttpConfig = {
  cors: { origins: [], hasCredentials: false },
  isCompressing: false,
  requestTimeoutMs: 60_000,
  maxConnections: 1000,
};
