import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { exportOf } from './exports/exporting.ts';

const PAGE = '{ images(first: 50) { nodes { imageIndex findings patient { patientId sex } } } }';

const UNPACK: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  zstd: zstdDecompressSync,
};

describe('A long answer', () => {
  let gateway: TestGateway;
  let plain: Buffer;
  before(async () => {
    gateway = await startGateway({ listen: true });
    plain = (await ask(queryOf(PAGE))).bytes;
  });
  after(() => gateway?.stop());

  const queryOf = (query: string) => `/graphql?query=${encodeURIComponent(query)}`;
  const ask = async (path: string, encoding?: string, url = gateway.url) => {
    const headers = {
      'apollo-require-preflight': '1',
      ...(encoding !== undefined && { 'accept-encoding': encoding }),
    };
    const [answer]: IncomingMessage[] = await once(get(`${url}${path}`, { headers }), 'response');
    assert.ok(answer !== undefined);
    return { headers: answer.headers, bytes: await buffer(answer) };
  };

  for (const [accepted, taken] of [
    ['gzip, deflate, br, zstd', 'zstd'],
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['gzip;q=1, br;q=0.5', 'gzip'],
    ['*', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
  ] as const) {
    it(`is ${taken} for who takes ${accepted}`, async () => {
      const { headers, bytes } = await ask(queryOf(PAGE), accepted);

      assert.equal(headers['content-encoding'], taken);
      assert.equal(headers['content-length'], String(bytes.length));
      assert.match(headers.vary ?? '', /accept-encoding/i);
      assert.ok(bytes.length < plain.length / 3, `${bytes.length} of ${plain.length}`);
      assert.deepEqual(UNPACK[taken]?.(bytes), plain);
    });
  }

  it('is as it is for who takes nothing else, and says that it could be otherwise', async () => {
    for (const accepted of [undefined, 'identity', 'compress', 'gzip;q=0']) {
      const { headers, bytes } = await ask(queryOf(PAGE), accepted);

      assert.equal(headers['content-encoding'], undefined, accepted);
      assert.match(headers.vary ?? '', /accept-encoding/i);
      assert.deepEqual(bytes, plain);
    }
  });

  it('is as it is where it is short, a picture, or a file', async () => {
    const { url } = await exportOf(gateway);
    const file = new URL(url).pathname;
    for (const path of [
      queryOf('{ __typename }'),
      '/images/00000013_008.png/thumbnail',
      file,
      '/healthz',
    ]) {
      const { headers } = await ask(path, 'gzip, br, zstd');
      assert.equal(headers['content-encoding'], undefined, path);
    }
  });

  it('is compressed where it is the schema, and HEAD has no body of it', async () => {
    const { headers } = await ask('/schema.graphql', 'br');
    const head = await fetch(`${gateway.url}/schema.graphql`, {
      method: 'HEAD',
      headers: { 'accept-encoding': 'br' },
    });

    assert.equal(headers['content-encoding'], 'br');
    assert.equal((await head.arrayBuffer()).byteLength, 0);
  });

  it('is as it is where a proxy compresses', async () => {
    const off = await startGateway({ listen: true, env: { COMPRESSION: 'off' } });
    const { headers } = await ask(queryOf(PAGE), 'gzip, br', off.url);
    await off.stop();

    assert.equal(headers['content-encoding'], undefined);
  });
});
