import { randomUUID } from 'node:crypto';
import type { Config } from './config.ts';
import type { Identification } from './http/identity/identify.ts';
import { KeptFileError } from './http/identity/kept-file.ts';
import { readListener } from './http/identity/listener.ts';
import { openIdentification } from './http/identity/open-identification.ts';
import { ConfigError } from './settings.ts';

/** Who asks, and how that is listened to. */
interface IdentifiedCallers {
  readonly identification: Identification;
  readonly listener: Awaited<ReturnType<typeof readListener>>;
}

/**
 * Reads what says who may ask.
 *
 * Replicas that count together what callers spend name them alike: by the secret that they share
 * for addresses of images, or by the address of their Redis, with its password; workers of one
 * gateway by ownSecret, where there is neither.
 *
 * Errors: ConfigError where a file of it cannot be read.
 */
export const identifyCallers = async (
  { identity, imageUrls, bigquery }: Config,
  logError: (message: string, error: unknown) => void,
  ownSecret: string = randomUUID(),
): Promise<IdentifiedCallers> => {
  try {
    const callerSecret = imageUrls.secret ?? bigquery.redisUrl ?? ownSecret;
    return {
      identification: await openIdentification(identity, { callerSecret, logError }),
      listener: await readListener(identity),
    };
  } catch (error) {
    throw error instanceof KeptFileError ? new ConfigError([error.message]) : error;
  }
};
