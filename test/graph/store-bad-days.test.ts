import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import {
  answering,
  type Behaviour,
  cutting,
  type HostileUpstream,
  silent,
  startUpstream,
} from '../support/hostile-upstream.ts';

interface Page {
  readonly images: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly imageIndex: string; readonly dicom: unknown }[];
  };
}

const WITH_OBJECTS = '{ images(first: 3) { totalCount nodes { imageIndex dicom { rows } } } }';
const WITHOUT = '{ images(first: 3) { totalCount nodes { imageIndex findings } } }';

/** Any answer in the right type: what a good server would say does not matter here. */
const good = () => ({
  status: 200,
  headers: { 'content-type': 'application/dicom+json' },
  body: Buffer.from('[{"00080018":{"vr":"UI","Value":["1.2.3"]}}]'),
});

const PAGE = '<html><title>Sign in to 10.1.2.3</title></html>';

const BAD_DAYS: Readonly<Record<string, readonly [Behaviour, code: string]>> = {
  'says nothing': [silent, 'SOURCE_TIMEOUT'],
  'half closes in the middle of an answer': [cutting('content-length', 0.5), 'SOURCE_UNAVAILABLE'],
  'cuts its JSON': [cutting('until closed', 0.5), 'SOURCE_UNAVAILABLE'],
  'sends a page': [answering(200, { 'content-type': 'text/html' }, PAGE), 'SOURCE_UNAVAILABLE'],
  'refuses everyone': [answering(403, {}, PAGE), 'SOURCE_UNAVAILABLE'],
  'is ill': [answering(500, {}, PAGE), 'SOURCE_UNAVAILABLE'],
};

for (const [what, [behaviour, code]] of Object.entries(BAD_DAYS)) {
  describe(`A page of images where the DICOM store ${what}`, () => {
    let upstream: HostileUpstream;
    let gateway: TestGateway;
    before(async () => {
      upstream = await startUpstream(good);
      upstream.behave(behaviour);
      gateway = await startGateway({
        env: {
          DICOM_STORE: 'dicomweb',
          DICOMWEB_URL: upstream.url,
          DICOMWEB_AUTHORIZATION: 'Bearer very-secret-token',
          // Only silence is to end by it; a busy machine must not.
          SOURCE_TIMEOUT_MS: behaviour === silent ? '500' : '10000',
        },
      });
    });
    after(async () => {
      await gateway?.stop();
      await upstream?.stop();
    });

    it('has all but the objects, each with an error that names the source', async () => {
      const { data, errors = [] } = await gateway.query<Page>(WITH_OBJECTS);

      assert.equal(data?.images.totalCount, 2033);
      assert.deepEqual(
        data.images.nodes.map(({ dicom }) => dicom),
        [null, null, null],
      );
      assert.ok(data.images.nodes.every(({ imageIndex }) => imageIndex.endsWith('.png')));
      assert.deepEqual(
        errors.map(({ path, extensions }) => [
          path?.join('.'),
          extensions['code'],
          extensions['source'],
        ]),
        [0, 1, 2].map((at) => [`images.nodes.${at}.dicom`, code, 'DICOMWEB']),
      );
      assert.doesNotMatch(JSON.stringify(errors), /10\.1\.2\.3|127\.0\.0\.1|html|secret|undici/i);
    });

    it('leaves no secret in the log', () => {
      assert.ok(gateway.logged.length > 0);
      assert.doesNotMatch(gateway.logged.join('\n'), /secret/);
    });
  });
}

describe('A question without objects, while the DICOM store says nothing', () => {
  it('does not wait for one that asks for them', async (test) => {
    const upstream = await startUpstream(good);
    upstream.behave(silent);
    const env = {
      DICOM_STORE: 'dicomweb',
      DICOMWEB_URL: upstream.url,
      SOURCE_TIMEOUT_MS: '600000',
    };
    const gateway = await startGateway({ env });
    test.after(() => gateway.stop());
    let isWaiting = true;
    const waiting = gateway.query(WITH_OBJECTS).finally(() => {
      isWaiting = false;
    });

    const { images } = await gateway.data<Page>(WITHOUT);

    assert.equal(images.totalCount, 2033);
    assert.equal(isWaiting, true);
    await upstream.stop();
    assert.equal((await waiting).errors?.length, 3);
  });
});
