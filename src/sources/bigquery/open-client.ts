import type { BigQuery } from '@google-cloud/bigquery';
import { type Credentials, googleCredentials, noCredentials } from '../google/credentials.ts';

export interface ClientOptions {
  /** Project that pays. */
  readonly projectId: string;
  /** Where the API is; null: Google's own. A stand-in is asked without credentials. */
  readonly apiEndpoint: string | null;
  /** For one question to a token service, in milliseconds. */
  readonly timeoutMs: number;
}

/** Google's client, and what it proves itself with. */
export interface Client {
  readonly bigquery: BigQuery;
  readonly credentials: Credentials;
}

const ENDPOINT = 'https://bigquery.googleapis.com';
const SCOPE = 'https://www.googleapis.com/auth/bigquery';

/** Loads Google's client, which takes a tenth of a second. Nothing is asked of anybody. */
export const openClient = async (options: ClientOptions): Promise<Client> => {
  const { projectId: project, timeoutMs, apiEndpoint } = options;
  return provingClient(
    options,
    apiEndpoint === null
      ? await googleCredentials({ scope: SCOPE, project, timeoutMs })
      : noCredentials,
  );
};

/** The same with credentials that were found elsewhere. */
export const provingClient = async (
  { projectId, apiEndpoint }: ClientOptions,
  credentials: Credentials,
): Promise<Client> => {
  const [library, { PassThroughClient }] = await Promise.all([
    import('@google-cloud/bigquery'),
    import('google-auth-library'),
  ]);
  /** Brings what was found, so that a silent token service has its own deadline. */
  class Proof extends PassThroughClient {
    override getRequestHeaders(): Promise<Headers> {
      return credentials();
    }
  }
  const bigquery = new library.BigQuery({
    projectId,
    apiEndpoint: apiEndpoint ?? ENDPOINT,
    authClient: new Proof(),
    // Repeats are the guard's: the client's own wait for seconds, and know no deadline.
    autoRetry: false,
    userAgent: 'radiograph',
  });
  // BIGQUERY_EMULATOR_HOST would send credentials and statements to wherever it says.
  bigquery.baseUrl = `${bigquery.apiEndpoint}/bigquery/v2`;
  return { bigquery, credentials };
};
