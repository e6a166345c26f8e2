import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { globalId } from '../support/ids.ts';
import { hostileStrings, MARKER } from './hostile/strings.ts';

const QUERY = `query ($text: ID!, $string: String!, $texts: [ID!]!, $globalId: ID!) {
  node(id: $globalId) { id }
  nodes(ids: $texts) { id }
  byId: image(by: { id: $globalId }) { id }
  byName: image(by: { imageIndex: $text }) { id }
  byUid: image(by: { sopInstanceUid: $text }) { id }
  imagesByIndex(imageIndexes: $texts) { id }
  patient(patientId: $text) { id }
  patientsById(patientIds: $texts) { id }
  study(studyInstanceUid: $text) { id }
  studiesByUid(studyInstanceUids: $texts) { id }
  reader(readerId: $text) { id }
  search(text: $string) { id }
  images(filter: {
    or: [
      { imageIndex: { eq: $text } }
      { imageIndex: { in: $texts } }
      { studyInstanceUid: { eq: $text } }
      { patientId: { in: $texts } }
      { labels: { some: { readerId: { eq: $text } } } }
      { labels: { some: { readerId: { in: $texts } } } }
      { disagreement: {
        finding: FRACTURE
        left: { source: READER, labelSet: FOUR_FINDINGS_2019, readerId: $text }
        right: { source: ADJUDICATED, labelSet: FOUR_FINDINGS_2019 }
      } }
    ]
  }) { nodes { id } }
  labels(filter: { readerId: { eq: $text } }) { nodes { id } }
  patients(filter: { images: { some: { imageIndex: { eq: $text } } } }) { nodes { id } }
}`;

interface Found {
  readonly images: { readonly nodes: readonly unknown[] };
  readonly labels: { readonly nodes: readonly unknown[] };
  readonly patients: { readonly nodes: readonly unknown[] };
  readonly search: readonly unknown[];
}

describe('A hostile string', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  const ask = (text: string): Promise<Found> =>
    gateway.data<Found>(QUERY, {
      text,
      string: `00000013_${text}`.slice(0, 100),
      texts: [text, '00000013_008.png'.slice(1), text],
      globalId: globalId('Image', text),
    });

  it('finds nothing, breaks nothing, and reaches the catalog among the parameters alone', async () => {
    await ask('harmless');
    const texts = new Set(gateway.statements.map(({ sql }) => sql));

    for (const text of hostileStrings) {
      gateway.clearStatements();
      const { images, labels, patients, search } = await ask(text);

      assert.deepEqual([images.nodes, labels.nodes, patients.nodes], [[], [], []]);
      assert.deepEqual(search, []);
      for (const { sql } of gateway.statements) assert.ok(texts.has(sql), `${text}: ${sql}`);
      const values = gateway.statements.flatMap(({ parameters }) => parameters).flat();
      assert.ok(values.includes(text), text);
    }
    assert.deepEqual(gateway.logged, []);
  });

  it('is no cursor', async () => {
    for (const text of hostileStrings) {
      const cursors = [text, Buffer.from(JSON.stringify(['images', text])).toString('base64url')];
      for (const cursor of cursors) {
        gateway.clearStatements();
        const { errors } = await gateway.query(
          'query ($after: String) { images(first: 1, after: $after) { nodes { id } } }',
          { after: cursor },
        );
        for (const { extensions } of errors ?? [])
          assert.equal(extensions['code'], 'BAD_USER_INPUT');
        for (const { sql } of gateway.statements) assert.ok(!sql.includes(MARKER), sql);
      }
    }
    assert.deepEqual(gateway.logged, []);
  });

  it('leaves the catalog as it was', async () => {
    const { dataset, images } = await gateway.data<{
      dataset: { imageCount: number };
      images: { totalCount: number };
    }>('{ dataset { imageCount } images { totalCount } }');

    assert.equal(images.totalCount, dataset.imageCount);
  });
});
