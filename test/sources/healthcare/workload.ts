// A workload's credentials as Google's library takes them from GOOGLE_APPLICATION_CREDENTIALS, with
// stand-ins for the token service and for the service that lends a service account.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { DicomwebTransport } from '../../../src/sources/dicomweb/dicomweb-transport.ts';
import { authorizedTransport } from '../../../src/sources/dicomweb/healthcare/healthcare-transport.ts';
import { googleCredentials } from '../../../src/sources/google/credentials.ts';
import {
  type AnsweredRequest,
  type Answering,
  type Reply,
  startAnswering,
} from '../../support/answering.ts';
import { STORE } from './services.ts';

/** What must never be logged. */
export const SUBJECT_TOKEN = 'subject-token-of-the-workload';
export const STS_TOKEN = 'ya29.token-of-the-token-service';
export const LENT_TOKEN = 'ya29.token-of-the-service-account';

export interface Workload {
  /** Token services. */
  readonly tokens: Answering;
  readonly store: Answering;
  readonly transport: DicomwebTransport;
}

const IMPERSONATION = '/v1/projects/-/serviceAccounts/reader@example.iam:generateAccessToken';

const json = (value: unknown): Reply => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

/** What token services answer that give tokens. */
export const givingTokens = ({ path }: AnsweredRequest): Reply =>
  path === IMPERSONATION
    ? json({
        accessToken: LENT_TOKEN,
        expireTime: new Date(Date.now() + 3_600_000).toISOString(),
      })
    : json({
        access_token: STS_TOKEN,
        issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        token_type: 'Bearer',
        expires_in: 3600,
      });

export interface WorkloadOptions {
  readonly tokens: (request: AnsweredRequest) => Reply | Promise<Reply>;
  readonly store: (request: AnsweredRequest) => Reply;
  readonly timeoutMs?: number;
}

/** Starts all of them, and a transport that finds the credentials where a deployment has them. */
export const startWorkload = async (
  context: TestContext,
  options: WorkloadOptions,
): Promise<Workload> => {
  const { timeoutMs = 10_000 } = options;
  const tokens = await startAnswering(options.tokens);
  const store = await startAnswering(options.store);
  const folder = mkdtempSync(join(tmpdir(), 'radiograph-workload-'));
  const file = join(folder, 'credentials.json');
  writeFileSync(join(folder, 'token'), SUBJECT_TOKEN);
  writeFileSync(file, JSON.stringify(credentials(tokens.url, join(folder, 'token'))));
  setCredentials(context, file);
  context.after(async () => {
    await tokens.stop();
    await store.stop();
    rmSync(folder, { recursive: true });
  });
  const reached = { store: STORE, rootUrl: store.url, timeoutMs };
  return {
    tokens,
    store,
    transport: await authorizedTransport(reached, await foundCredentials(timeoutMs)),
  };
};

/** Credentials as a deployment finds them. */
export const foundCredentials = (timeoutMs: number) =>
  googleCredentials({ scope: 'https://scope.example', project: 'p', timeoutMs });

/** Says where the credentials are, for the time of a test. */
export const setCredentials = (context: TestContext, file: string): void => {
  const NAME = 'GOOGLE_APPLICATION_CREDENTIALS';
  const before = process.env[NAME];
  process.env[NAME] = file;
  context.after(() => {
    if (before === undefined) delete process.env[NAME];
    else process.env[NAME] = before;
  });
};

const credentials = (tokenUrl: string, file: string) => ({
  type: 'external_account',
  audience: '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/q',
  subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
  token_url: `${tokenUrl}/v1/token`,
  service_account_impersonation_url: `${tokenUrl}${IMPERSONATION}`,
  credential_source: { file },
});
