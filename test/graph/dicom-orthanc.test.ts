import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { dicomObject, type Radiograph } from '../../scripts/store/dicom-object.ts';
import { instanceKeyOf } from '../../src/dicom/instance-key.ts';
import { type CountingProxy, startCountingProxy } from '../support/counting-proxy.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { firstRadiographs, TAGS, tagsOf } from '../support/held-radiographs.ts';
import { type Orthanc, orthancSuite, startOrthanc } from '../support/orthanc.ts';

const HELD = 1000;

interface Node {
  readonly imageIndex: string;
  readonly dicom: { readonly json?: Record<string, { Value?: unknown[] }> } | null;
}

interface Page {
  readonly images: { readonly pageInfo: { readonly endCursor: string }; readonly nodes: Node[] };
}

const page = (fields: string) => `query ($first: Int!, $after: String) {
  images(first: $first, after: $after) {
    pageInfo { endCursor }
    nodes { imageIndex dicom { ${fields} } }
  }
}`;
const WITH_TAGS = page(TAGS);
const WITH_JSON = page('json');

orthancSuite('1,000 objects of a real DICOMweb server in the graph', () => {
  let orthanc: Orthanc;
  let proxy: CountingProxy;
  let gateway: TestGateway;
  let held: ReadonlyMap<string, Radiograph>;
  before(async () => {
    orthanc = await startOrthanc();
    proxy = await startCountingProxy(orthanc.url);
    gateway = await start(0);
    held = await firstRadiographs(gateway, HELD);
    assert.equal(await orthanc.store([...held.values()].map(dicomObject)), HELD);
  });
  after(async () => {
    await gateway?.stop();
    await proxy?.stop();
    await orthanc?.stop();
  });

  const start = (cacheMegabytes: number) =>
    startGateway({ cacheMegabytes, env: { DICOM_STORE: 'dicomweb', DICOMWEB_URL: proxy.url } });

  const told = (imageIndex: string) => {
    const radiograph = held.get(imageIndex);
    return { imageIndex, dicom: radiograph === undefined ? null : tagsOf(radiograph) };
  };

  it('takes one search for the tags of a page of 50 images', async () => {
    proxy.clear();
    const { images } = await gateway.data<Page>(WITH_TAGS, { first: 50 });

    assert.deepEqual(images.nodes, [...held.keys()].slice(0, 50).map(told));
    assert.equal(proxy.asked.length, 1);
    assert.match(proxy.asked[0] ?? '', /^\/instances\?SOPInstanceUID=/);
  });

  for (const first of [200, 500]) {
    it(`tells the tags of all of them by pages of ${first}`, async () => {
      proxy.clear();
      const nodes: Node[] = [];
      for (let cursor: string | null = null; nodes.length < HELD; ) {
        const { images }: Page = await gateway.data<Page>(WITH_TAGS, { first, after: cursor });
        nodes.push(...images.nodes);
        cursor = images.pageInfo.endCursor;
      }

      assert.deepEqual(nodes, [...held.keys()].map(told));
      assert.equal(proxy.asked.length, HELD / 50);
    });
  }

  it('asks alone for an object of which a search does not tell a tag: it may have it', async () => {
    proxy.clear();
    const { images } = await gateway.data<Page>(page('tags(names: ["PatientAge"]) { values }'), {
      first: 50,
    });

    for (const { imageIndex, dicom } of images.nodes) {
      const age = held.get(imageIndex)?.age ?? null;
      assert.deepEqual(dicom, { tags: age === null ? [] : [{ values: [String(age)] }] });
    }
    assert.equal(proxy.asked.length, 1 + 50 / 10);
  });

  it('has null where the store holds no object', async () => {
    const query = '{ images(last: 3) { nodes { imageIndex dicom { rows } } } }';
    const { images } = await gateway.data<Page>(query);

    assert.deepEqual(
      images.nodes.map(({ dicom }) => dicom),
      [null, null, null],
    );
  });

  it('asks for each object of a page once where all of it is wanted', async () => {
    proxy.clear();
    const { images } = await gateway.data<Page>(WITH_JSON, { first: 50 });

    for (const { imageIndex, dicom } of images.nodes) {
      assert.deepEqual(dicom?.json?.['00081030']?.Value, [held.get(imageIndex)?.studyDescription]);
      assert.equal(dicom?.json?.['7FE00010'], undefined);
    }
    const wanted = images.nodes.map(
      ({ imageIndex }) => `/instances/${instanceKeyOf(imageIndex).instanceUid}/metadata`,
    );
    const asked = proxy.asked.map((path) => path.slice(path.indexOf('/instances/')));
    assert.deepEqual(asked.sort(), wanted.sort());
  });

  it('asks for no more than 50 at a time, however many are wanted', async () => {
    proxy.clear();
    await gateway.data<Page>(WITH_JSON, { first: 500 });

    assert.equal(proxy.asked.length, 500);
    assert.ok(proxy.mostOpen() <= 50, `${proxy.mostOpen()} at a time`);
  });

  it('asks for nothing that it was told before', async (t) => {
    const caching = await start(64);
    t.after(() => caching.stop());
    proxy.clear();
    const first = await caching.data<Page>(WITH_JSON, { first: 50 });
    assert.equal(proxy.asked.length, 50);

    proxy.clear();
    assert.deepEqual(await caching.data<Page>(WITH_JSON, { first: 50 }), first);
    const { images } = await caching.data<Page>(WITH_TAGS, { first: 50 });
    assert.deepEqual(images.nodes, [...held.keys()].slice(0, 50).map(told));
    assert.deepEqual(proxy.asked, []);
  });
});
