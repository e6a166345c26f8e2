import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { exportOf, fetchFile } from './exporting.ts';

describe('A download of an export', () => {
  let gateway: TestGateway;
  let seed = 0;
  before(async () => {
    gateway = await startGateway({ listen: true });
  });
  after(() => gateway?.stop());

  /** The address of a file that was never made before. */
  const newAddress = async (format: 'CSV' | 'JSONL' | 'PARQUET' = 'CSV'): Promise<string> => {
    seed += 1;
    const split = { train: 0.5, validation: 0.5, test: 0, seed };
    return (await exportOf(gateway, { format, split })).url;
  };

  it('is saved under a good name, which is the same for all formats but for its end', async () => {
    const { url, fileName } = await exportOf(gateway);
    const { headers } = await fetchFile(gateway, url);

    assert.match(fileName, /^radiograph-cohort-[0-9a-f]{10}\.csv$/);
    assert.equal(headers['content-disposition'], `attachment; filename="${fileName}"`);
    assert.equal(headers['content-type'], 'text/csv; charset=utf-8; header=present');
    assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
    const parquet = await exportOf(gateway, { format: 'PARQUET' });
    assert.equal(parquet.fileName, fileName.replace('.csv', '.parquet'));
  });

  it('CSV: leads to what describes it', async () => {
    const { url, metadataUrl } = await exportOf(gateway);
    const { link } = (await fetchFile(gateway, url)).headers;

    assert.equal(
      link,
      `<${new URL(metadataUrl ?? '').pathname}>; rel="describedby"; type="application/csvm+json"`,
    );
    assert.equal((await exportOf(gateway, { format: 'JSONL' })).metadataUrl, null);
  });

  it('CSV: of a cohort with a long name has no header that a proxy would refuse', async () => {
    const names = Array.from({ length: 900 }, (_, i) => `${10_000_000 + i * 7}_000.png`);
    const { url, metadataUrl } = await exportOf(gateway, { filter: { imageIndex: { in: names } } });
    const { status, headers } = await fetchFile(gateway, url);

    assert.equal(status, 200);
    assert.ok(url.length > 2000, String(url.length));
    assert.equal(headers['link'], undefined);
    assert.ok(metadataUrl !== null && metadataUrl === `${url}-metadata.json`);
    assert.equal((await fetchFile(gateway, metadataUrl)).status, 200);
  });

  for (const format of ['CSV', 'JSONL', 'PARQUET'] as const) {
    it(`${format}: that broke off goes on where it stopped, also at a gateway that has to make the file`, async () => {
      const url = await newAddress(format);
      const rest = await fetchFile(gateway, url, { headers: { range: 'bytes=1000-' } });
      const whole = await fetchFile(gateway, url);

      assert.equal(rest.status, 206);
      const { length } = whole.body;
      assert.equal(rest.headers['content-range'], `bytes 1000-${length - 1}/${length}`);
      assert.equal(rest.headers['content-length'], String(length - 1000));
      assert.deepEqual(rest.body, whole.body.subarray(1000));
      assert.equal(rest.headers.etag, whole.headers.etag);
    });
  }

  it('has parts for who has the same file, and all of it for who has another', async () => {
    const url = await newAddress();
    const { headers, body } = await fetchFile(gateway, url);
    const part = (ifRange: string) =>
      fetchFile(gateway, url, { headers: { range: 'bytes=5-9', 'if-range': ifRange } });

    assert.equal(headers['accept-ranges'], 'bytes');
    assert.deepEqual((await part(headers.etag ?? '')).body, body.subarray(5, 10));
    assert.equal((await part('"other"')).status, 200);
    const behind = await fetchFile(gateway, url, { headers: { range: `bytes=${body.length}-` } });
    assert.equal(behind.status, 416);
    assert.equal(behind.headers['content-range'], `bytes */${body.length}`);
  });

  it('is not repeated for who has the file', async () => {
    const url = await newAddress();
    const { etag = '' } = (await fetchFile(gateway, url, { method: 'HEAD' })).headers;
    gateway.clearStatements();
    const answer = await fetchFile(gateway, url, { headers: { 'if-none-match': etag } });

    assert.equal(answer.status, 304);
    assert.deepEqual(gateway.statements, []);
  });

  it('HEAD: makes no file only to say how long it would be', async () => {
    const url = await newAddress();
    gateway.clearStatements();
    const unmade = await fetchFile(gateway, url, { method: 'HEAD' });

    assert.equal(unmade.status, 200);
    assert.equal(unmade.headers['content-length'], undefined);
    assert.equal(unmade.headers['accept-ranges'], 'bytes');
    assert.deepEqual(gateway.statements, []);
    const { body, headers } = await fetchFile(gateway, url);
    const afterwards = await fetchFile(gateway, url, { method: 'HEAD' });
    assert.equal(afterwards.headers['content-length'], String(body.length));
    assert.equal(afterwards.headers.etag, headers.etag);
  });

  it('takes one statement for the rows of a page and one for the labels of experts', async () => {
    const [url, other] = [await newAddress(), await newAddress()];
    gateway.clearStatements();
    await fetchFile(gateway, url);
    const labels = gateway.statements.map(({ label }) => label);
    const texts = gateway.statements.map(({ sql }) => sql);
    await fetchFile(gateway, url);

    assert.deepEqual(labels, ['rows of a cohort', 'final labels of a cohort']);
    assert.equal(gateway.statements.length, 2, 'What is made already is sent as it is.');
    gateway.clearStatements();
    await fetchFile(gateway, other);
    assert.deepEqual(
      gateway.statements.map(({ sql }) => sql),
      texts,
      'The same shape is the same text.',
    );
  });

  it('is made once for all who want it at the same time', async () => {
    const url = await newAddress('PARQUET');
    gateway.clearStatements();
    const answers = await Promise.all(Array.from({ length: 8 }, () => fetchFile(gateway, url)));

    for (const { body } of answers) assert.deepEqual(body, answers[0]?.body);
    assert.equal(gateway.statements.length, 2);
  });

  it('of many files at the same time gives each of them', async () => {
    const urls = await Promise.all(
      Array.from({ length: 12 }, (_, i) => newAddress(i % 2 === 0 ? 'JSONL' : 'PARQUET')),
    );
    const answers = await Promise.all(urls.map((url) => fetchFile(gateway, url)));

    assert.deepEqual(
      answers.map(({ status }) => status),
      urls.map(() => 200),
    );
    assert.equal(new Set(answers.map(({ body }) => body.toString('base64'))).size, urls.length);
  });
});
