import type { GoogleAuth } from 'google-auth-library';

/** Headers that prove to Google who asks; they are remembered until they expire. */
export type Credentials = () => Promise<Headers>;

export interface CredentialOptions {
  /** What they are for, such as "https://www.googleapis.com/auth/cloud-healthcare". */
  readonly scope: string;
  /**
   * Any project. Where none is given the library looks for one that nobody needs: it starts gcloud,
   * or asks an API for which a workload need not have a permission.
   */
  readonly project: string;
  /** For one question to a token service. */
  readonly timeoutMs: number;
}

/** A token service did not answer in time. */
export class SilenceError extends Error {}

/** None are sent to a stand-in of one's own. */
export const noCredentials: Credentials = async () => new Headers();

/**
 * Application default credentials, workload identity and impersonation, as Google's own library
 * finds them. Nothing is looked up before the first question.
 *
 * Rejects with SilenceError and with the errors of the library, which hold its requests.
 */
export const googleCredentials = async (options: CredentialOptions): Promise<Credentials> => {
  const library = await import('google-auth-library');
  const { scope, project, timeoutMs } = options;
  const found = (): GoogleAuth =>
    new library.GoogleAuth({
      scopes: [scope],
      projectId: project,
      clientOptions: { transporterOptions: { timeout: timeoutMs } },
    });
  let auth = found();
  return async () => {
    const asked = auth;
    try {
      return await within(timeoutMs, asked.getRequestHeaders());
    } catch (error) {
      // All who ask it wait for the same answer, and some of its requests for ever: a new one asks
      // anew.
      if (error instanceof SilenceError && auth === asked) auth = found();
      throw error;
    }
  };
};

const within = async <T>(milliseconds: number, wanted: Promise<T>): Promise<T> => {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new SilenceError(`Nothing came for ${milliseconds} ms.`)),
    milliseconds,
  );
  try {
    return await Promise.race([wanted, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};
