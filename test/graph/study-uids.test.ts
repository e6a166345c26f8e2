import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { publishedUid } from '../support/ids.ts';

const PAGE = `query ($after: String) {
  studies(first: 500, after: $after) {
    nodes { studyInstanceUid images { imageIndex } }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Page {
  readonly studies: {
    readonly nodes: readonly {
      readonly studyInstanceUid: string;
      readonly images: readonly { readonly imageIndex: string }[];
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

describe('The UID of a study', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  it('is the published function of the file name of its one image, for every image', async () => {
    const names = new Set<string>();
    let { studies } = await gateway.data<Page>(PAGE);
    for (;;) {
      for (const { studyInstanceUid, images } of studies.nodes) {
        const [name = ''] = images.map(({ imageIndex }) => imageIndex);
        assert.equal(images.length, 1);
        assert.equal(studyInstanceUid, publishedUid(name, 'study'));
        names.add(name);
      }
      if (!studies.pageInfo.hasNextPage) break;
      ({ studies } = await gateway.data<Page>(PAGE, { after: studies.pageInfo.endCursor }));
    }

    assert.equal(names.size, 2033);
  });

  it('is the one in the published DICOM file of the first image', async () => {
    const { byUid, byName } = await gateway.data<Record<'byUid' | 'byName', unknown>>(`{
      byUid: image(by: {
        sopInstanceUid: "1.3.6.1.4.1.11129.5.5.153751009835107614666834563294684339746480"
      }) { imageIndex }
      byName: image(by: { imageIndex: "00000001_000.png" }) { study { studyInstanceUid } }
    }`);

    assert.deepEqual(byUid, { imageIndex: '00000001_000.png' });
    assert.deepEqual(byName, {
      study: {
        studyInstanceUid: '1.3.6.1.4.1.11129.5.5.111396399361969898205364400549799252857604',
      },
    });
  });
});
