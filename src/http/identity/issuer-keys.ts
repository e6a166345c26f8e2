import {
  createRemoteJWKSet,
  customFetch,
  errors,
  type FetchImplementation,
  type JWTVerifyGetKey,
} from 'jose';
import type { ErrorLog } from '../../graphql/format-error.ts';
import { IdentityUnavailableError } from '../../identity-errors.ts';
import { boundedFetch } from './bounded-fetch.ts';

/** How keys of an issuer are fetched. */
export interface KeyFetching {
  readonly url: string;
  readonly logError: ErrorLog;
}

/** The longest that a request waits for keys, in milliseconds, like all times here. */
const TIMEOUT_MS = 2000;
/** Keys are asked for again when they are as old, by the way: nobody waits. */
const FRESH_MS = 600_000;
/** Keys hold for as long where they cannot be had again; then a key that was withdrawn must end. */
const GRACE_MS = 24 * 3_600_000;
/** A token with a key that is not known makes them be asked for again, as often at most. */
const COOLDOWN_MS = 30_000;
/** After a failure they are left alone for as long. */
const PAUSE_MS = 5000;

/**
 * Keys of an issuer, from its address.
 *
 * Rejects with IdentityUnavailableError where they cannot be had, and with an error of jose where
 * there is no such key.
 */
export const issuerKeys = ({ url, logError }: KeyFetching): JWTVerifyGetKey => {
  let fetchedAtMs: number | null = null;
  let failedAtMs: number | null = null;

  const fetchOnce: FetchImplementation = async (...asked) => {
    if (failedAtMs !== null && Date.now() - failedAtMs < PAUSE_MS) {
      throw new Error('The issuer did not give its keys a moment ago.');
    }
    try {
      const response = await boundedFetch(...asked);
      failedAtMs = null;
      fetchedAtMs = Date.now();
      return response;
    } catch (error) {
      failedAtMs = Date.now();
      logError('The keys of the issuer of tokens cannot be had', error);
      throw error;
    }
  };
  const keys = createRemoteJWKSet(new URL(url), {
    // How old they may be is decided here: jose would make everybody wait for new ones.
    cacheMaxAge: Number.POSITIVE_INFINITY,
    cooldownDuration: COOLDOWN_MS,
    timeoutDuration: TIMEOUT_MS,
    [customFetch]: fetchOnce,
  });
  const ageMs = (): number => (fetchedAtMs === null ? 0 : Date.now() - fetchedAtMs);

  return async (header, token) => {
    try {
      if (ageMs() > GRACE_MS) await keys.reload();
      else if (ageMs() > FRESH_MS) keys.reload().catch(() => {});
      return await keys(header, token);
    } catch (error) {
      if (isOfToken(error)) throw error;
      throw new IdentityUnavailableError(PAUSE_MS / 1000, error);
    }
  };
};

/** Whether the keys are there, and none of them is the token's. */
const isOfToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;
