import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SignJWT } from 'jose';
import type { Answering } from '../support/answering.ts';
import { AUDIENCE, ISSUER, newKey, published } from '../support/identity/issuer.ts';
import { keyFile, keysOf, makeKey, type TestFile, testFile } from '../support/identity/keys.ts';
import { type OtlpReceiver, startOtlpReceiver } from '../support/otlp-receiver.ts';
import { samplesIn } from './exposition.ts';
import { found, SECRETS, SENT, startFailing, UPSTREAM } from './planted.ts';
import { askForAll, askPlanted, REFUSED } from './planted-questions.ts';
import { startToldProcess } from './told-process.ts';

describe('Words that were planted', () => {
  let dicomweb: Answering;
  let bigquery: Answering;
  let receiver: OtlpReceiver;
  let files: readonly TestFile[];
  /** What proves a caller. */
  const PROOFS: Record<string, string> = {};
  const answers: string[] = [];
  const told: Record<string, string> = {};

  /** Runs one gateway, asks it, and keeps all that it said to anybody. */
  const run = async (
    name: string,
    env: Record<string, string>,
    credentials: readonly Record<string, string>[],
  ): Promise<void> => {
    const gateway = await startToldProcess({ ...common(), ...env });
    for (const one of [...credentials, ...REFUSED]) {
      answers.push(...(await askForAll(gateway.url, one)));
    }
    const token = { authorization: `Bearer ${SECRETS.METRICS_TOKEN}` };
    told[`${name}: metrics`] = await askPlanted(gateway.url, '/metrics', { headers: token });
    told[`${name}: readiness`] = await askPlanted(gateway.url, '/readyz');
    assert.equal(await gateway.end(), 0);
    told[`${name}: log`] = `${gateway.out()}\n${gateway.err()}`;
  };

  const common = (): Record<string, string> => ({
    LOG_REQUESTS: 'all',
    LOG_FORMAT: 'text',
    IMAGE_URL_SECRET: SECRETS.IMAGE_URL_SECRET,
    REDIS_URL: `redis://:${SECRETS.redis}@127.0.0.1:1`,
    DICOM_STORE: 'dicomweb',
    DICOMWEB_URL: dicomweb.url,
    DICOMWEB_AUTHORIZATION: `Bearer ${SECRETS.store}`,
    ROUTER_SECRET: SECRETS.ROUTER_SECRET,
    METRICS_TOKEN: SECRETS.METRICS_TOKEN,
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_HEADERS: `authorization=${SECRETS.collector}`,
    GOOGLE_APPLICATION_CREDENTIALS: files[0]?.path ?? '',
  });

  before(async () => {
    [dicomweb, bigquery, receiver] = await Promise.all([
      startFailing(),
      startFailing(),
      startOtlpReceiver(),
    ]);
    const signing = await newKey('first');
    const set = { keys: [await published(signing)] };
    const key = makeKey(SENT.subject, 'researcher');
    const google = { type: 'service_account', private_key: SECRETS.google, client_email: 'a@b.c' };
    files = await Promise.all([
      testFile(JSON.stringify(google)),
      keyFile(key),
      testFile(JSON.stringify(set)),
    ]);
    const [, keys, keySet] = files;
    assert.ok(keys !== undefined && keySet !== undefined);
    const token = await new SignJWT({ roles: ['researcher'], name: SENT.subject })
      .setProtectedHeader({ alg: signing.alg, kid: signing.kid, typ: 'JWT' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(SENT.subject)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(signing.privateKey);
    Object.assign(PROOFS, { apiKey: key.key, token });
    const ofRouter = {
      'x-radiograph-router-secret': SECRETS.ROUTER_SECRET,
      'x-radiograph-caller': SENT.subject,
      'x-radiograph-role': 'researcher',
    };
    await run('with keys', keysOf(keys), [{ authorization: `Bearer ${key.key}` }, ofRouter]);
    await run(
      'with tokens, on BigQuery',
      {
        AUTH: 'jwt',
        JWT_ISSUER: ISSUER,
        JWT_AUDIENCE: AUDIENCE,
        JWT_JWKS_FILE: keySet.path,
        DICOM_ATTRIBUTES: 'bigquery',
        GOOGLE_CLOUD_PROJECT: 'radiograph',
        BIGQUERY_API_ENDPOINT: bigquery.url,
      },
      [{ authorization: `Bearer ${token}` }],
    );
    told['spans'] = receiver.text();
  });
  after(async () => {
    await Promise.all([dicomweb?.stop(), bigquery?.stop(), receiver?.stop()]);
    await Promise.all((files ?? []).map((file) => file.remove()));
  });

  it('were read: sources were asked, callers let in, and all of it was told', () => {
    const lines = Object.values(told).join('\n');

    assert.ok(dicomweb.requests.length > 3 && bigquery.requests.length > 0);
    assert.equal(dicomweb.requests[0]?.headers.authorization, `Bearer ${SECRETS.store}`);
    assert.ok(receiver.headers.every((one) => one.includes(SECRETS.collector)));
    assert.ok(receiver.spans.length > 50);
    assert.ok((lines.match(/"role":"researcher"/g) ?? []).length > 20);
    assert.ok((lines.match(/"level":"error"/g) ?? []).length > 5);
    for (const name of ['with keys', 'with tokens, on BigQuery']) {
      const text = told[`${name}: metrics`] ?? '';
      const samples = samplesIn(text.slice(text.indexOf('\n') + 1));
      assert.ok(samples.length > 100);
      assert.ok(samples.some((sample) => sample.name === 'radiograph_identity_refused_total'));
    }
  });

  it('by the operator stand in no answer, no log, no span and no metric', () => {
    assert.deepEqual(
      found({ ...SECRETS, ...PROOFS }, { ...told, answers: answers.join('\n') }),
      [],
    );
  });

  it('by a store that fails stand in no answer, no log, no span and no metric', () => {
    assert.deepEqual(found(UPSTREAM, { ...told, answers: answers.join('\n') }), []);
  });

  it('by a caller stand in no log, no span, no metric, and nobody is told how the gateway is with them', () => {
    assert.deepEqual(found(SENT, told), []);
  });

  it('by a caller who proves who they are stand in no answer', () => {
    const { subject, key, cookie, header } = SENT;

    assert.deepEqual(found({ subject, key, cookie, header }, { answers: answers.join('\n') }), []);
  });
});
