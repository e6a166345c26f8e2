import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { connectionTo } from './asking.ts';

const TEXT = 'query Named($first: Int = 1) { images(first: $first) { nodes { imageIndex } } }';
const DEEP =
  'query Deep { patient(patientId: "1") { images { nodes { study { images { patient { images { nodes { id } } } } } } } } }';
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const documentId = `sha256:${hashOf(TEXT)}`;

describe('Trusted documents', () => {
  const folder = mkdtempSync(join(tmpdir(), 'radiograph-documents-'));
  const file = join(folder, 'manifest.json');
  const started: (TestGateway & { ask: ReturnType<typeof connectionTo>['ask'] })[] = [];
  const start = async (env: Readonly<Record<string, string>>) => {
    const gateway = await startGateway({ listen: true, env });
    const { ask, leave } = connectionTo(gateway.url);
    const stop = async () => {
      leave();
      await gateway.stop();
    };
    const found = { ...gateway, ask, stop };
    started.push(found);
    return found;
  };
  let preferring: Awaited<ReturnType<typeof start>>;
  let only: Awaited<ReturnType<typeof start>>;
  before(async () => {
    writeFileSync(file, JSON.stringify({ [`sha256:${hashOf(TEXT)}`]: TEXT, [hashOf(DEEP)]: DEEP }));
    const env = { TRUSTED_DOCUMENTS_FILE: file, DEPTH_LIMIT: '5' };
    preferring = await start(env);
    only = await start({ ...env, PERSISTED_DOCUMENTS: 'only' });
  });
  after(async () => {
    for (const gateway of started) await gateway.stop();
    rmSync(folder, { recursive: true });
  });

  it('are answered by their id, by POST and by GET, with variables', async () => {
    for (const { ask } of [preferring, only]) {
      const posted = await ask({ body: { documentId, variables: { first: 2 } } });
      assert.equal(posted.status, 200);
      assert.equal(JSON.stringify(posted.body.data).match(/imageIndex/g)?.length, 2);
      assert.equal((await ask({ body: { documentId: hashOf(TEXT) } })).status, 200);
      const path = `/graphql?documentId=${encodeURIComponent(documentId)}&variables=${encodeURIComponent('{"first":3}')}`;
      const got = await ask({ method: 'GET', path });
      assert.equal(got.status, 200);
      assert.equal(JSON.stringify(got.body.data).match(/imageIndex/g)?.length, 3);
    }
  });

  it('may be as deep as they are, and cost what anybody’s do', async () => {
    assert.equal(
      (await preferring.ask({ body: { query: DEEP } })).body.errors?.[0]?.extensions['limit'],
      'DEPTH',
    );
    assert.equal((await preferring.ask({ body: { documentId: hashOf(DEEP) } })).status, 200);
    const poor = await start({ TRUSTED_DOCUMENTS_FILE: file, COST_LIMIT: '210' });
    const { body, status } = await poor.ask({ body: { documentId, variables: { first: 50 } } });
    assert.equal(status, 400);
    assert.equal(body.errors?.[0]?.extensions['limit'], 'COST');
  });

  it('are refused where none has the id, or a text comes with it', async () => {
    for (const { ask } of [preferring, only]) {
      for (const body of [
        { documentId: `sha256:${hashOf('{ other }')}` },
        { documentId: 'no hash' },
        { documentId: ['x'] },
        { documentId: 1 },
        { documentId, query: TEXT },
      ]) {
        const { status, body: answer } = await ask({ body });
        assert.equal(status, 400, JSON.stringify(body));
        assert.equal(answer.data, undefined);
        assert.equal(answer.errors?.[0]?.extensions['code'], 'PERSISTED_DOCUMENT_REQUIRED');
      }
    }
  });

  it('are the only ones where that is set, whatever is sent beside', async () => {
    for (const body of [
      { query: TEXT },
      {
        query: '{ dataset { name } }',
        extensions: { persistedQuery: { version: 1, sha256Hash: hashOf('{ dataset { name } }') } },
      },
      { extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(TEXT) } } },
      { query: '{ broken', operationName: 'x' },
    ]) {
      only.clearStatements();
      const { status, body: answer } = await only.ask({ body });
      assert.equal(status, 400);
      assert.equal(
        answer.errors?.[0]?.extensions['code'],
        'PERSISTED_DOCUMENT_REQUIRED',
        JSON.stringify(answer),
      );
      assert.equal(only.statements.length, 0);
    }
  });

  it('and registered ones know nothing of each other', async () => {
    const { ask } = preferring;
    const apq = { persistedQuery: { version: 1, sha256Hash: hashOf(TEXT) } };
    const unknown = await ask({ body: { extensions: apq } });
    assert.equal(unknown.body.errors?.[0]?.extensions['code'], 'PERSISTED_QUERY_NOT_FOUND');
    const query = '{ dataset { name licence } }';
    const own = { persistedQuery: { version: 1, sha256Hash: hashOf(query) } };
    assert.equal((await ask({ body: { query, extensions: own } })).status, 200);
    assert.equal((await ask({ body: { extensions: own } })).status, 200);
    assert.equal((await ask({ body: { documentId: hashOf(query) } })).status, 400);
  });

  it('are not looked up where they are off, and nothing is registered where that is', async () => {
    const off = await start({
      PERSISTED_DOCUMENTS: 'off',
      APQ: 'off',
      TRUSTED_DOCUMENTS_FILE: file,
    });
    assert.equal((await off.ask({ body: { documentId } })).status, 400);
    assert.equal((await off.ask({ body: { query: TEXT } })).status, 200);
    const apq = { persistedQuery: { version: 1, sha256Hash: hashOf(TEXT) } };
    const { body } = await off.ask({ body: { query: TEXT, extensions: apq } });
    assert.equal(body.errors?.[0]?.extensions['code'], 'PERSISTED_QUERY_NOT_SUPPORTED');
  });

  it('are those that ship with the gateway, where no file is named', async () => {
    const bundled = JSON.parse(
      readFileSync(new URL('../../../schema/trusted-documents.json', import.meta.url), 'utf8'),
    );
    const made = JSON.parse(
      readFileSync(new URL('../../generated/persisted-documents.json', import.meta.url), 'utf8'),
    );
    assert.deepEqual(bundled, made, 'Run "npm run codegen".');
    const [id] =
      Object.entries<string>(bundled).find(([, text]) => text.includes('TableOne')) ?? [];
    const { ask } = await start({ PERSISTED_DOCUMENTS: 'only' });
    assert.equal((await ask({ body: { documentId: id } })).body.errors, undefined);
  });
});
