import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { globalId } from '../support/ids.ts';

const NODE = `query ($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on Image { imageIndex }
    ... on Patient { patientId }
    ... on Study { studyInstanceUid }
    ... on Label { finding value rawValue source provenance { file row column } reader { readerId } image { imageIndex } }
    ... on Reader { readerId }
    ... on LabelSet { code }
    ... on FindingDefinition { finding }
  }
}`;

const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';

interface Nodes {
  readonly nodes: readonly ({ readonly __typename: string; readonly id: string } | null)[];
}

/** One thing of each type with its own fields, read through another field of the graph. */
const THINGS = `{
  Image: images(first: 1, filter: { imageIndex: { eq: "00000013_008.png" } }) { nodes { __typename id imageIndex } }
  Patient: patients(first: 1, filter: { patientId: { eq: 13 } }) { nodes { __typename id patientId } }
  Study: studies(first: 1) { nodes { __typename id studyInstanceUid } }
  Label: labels(first: 40, filter: { labelSet: { notIn: [] } }) {
    nodes { __typename id finding value rawValue source provenance { file row column } reader { readerId } image { imageIndex } }
  }
  reads: labels(first: 40, filter: { source: { ne: NLP } }) {
    nodes { __typename id finding value rawValue source provenance { file row column } reader { readerId } image { imageIndex } }
  }
  Reader: readers { __typename id readerId }
  LabelSet: labelSets { __typename id code }
  FindingDefinition: findings { __typename id finding }
}`;

type Thing = { readonly __typename: string; readonly id: string };
type Things = Readonly<Record<string, readonly Thing[] | { readonly nodes: readonly Thing[] }>>;

describe('A global id', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  it('finds its thing again, of every type', async () => {
    const things = Object.values(await gateway.data<Things>(THINGS)).flatMap((found) =>
      'nodes' in found ? found.nodes : found,
    );
    assert.equal(new Set(things.map(({ __typename }) => __typename)).size, 7);

    for (const thing of things) {
      const { node } = await gateway.data<{ node: Thing | null }>(NODE, { id: thing.id });
      assert.deepEqual(node, thing);
    }
  });

  it('is of one thing alone, even of a repeated read', async () => {
    const { labels } = await gateway.data<{ labels: { nodes: readonly Thing[] } }>(
      '{ labels(first: 500, filter: { source: { eq: READER }, labelSet: { eq: FOUR_FINDINGS_2019 } }) { nodes { __typename id } } }',
    );

    assert.equal(new Set(labels.nodes.map(({ id }) => id)).size, labels.nodes.length);
  });

  it('is the same in another gateway, with a memory or without', async () => {
    const other = await startGateway({ cacheMegabytes: 16 });
    const things = await other.data<Things>(THINGS);
    await other.stop();

    assert.deepEqual(things, await gateway.data<Things>(THINGS));
  });
});

describe('nodes', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  it('come in the order of their ids, unknown and repeated ones in their place', async () => {
    const ids = [
      globalId('Reader', '4343882785'),
      globalId('Image', '00000013_008.png'),
      'unknown',
      globalId('Patient', '13'),
      globalId('Image', '00000013_008.png'),
      globalId('LabelSet', 'NIH_NLP_2020'),
    ];

    const { nodes } = await gateway.data<Nodes>(NODES, { ids });

    assert.deepEqual(nodes, [
      { __typename: 'Reader', id: ids[0] },
      { __typename: 'Image', id: ids[1] },
      null,
      { __typename: 'Patient', id: ids[3] },
      { __typename: 'Image', id: ids[4] },
      { __typename: 'LabelSet', id: ids[5] },
    ]);
  });

  it('are 1,000 at most', async () => {
    const ids = Array.from({ length: 1001 }, () => 'unknown');
    const { errors } = await gateway.query(NODES, { ids });

    assert.equal(errors?.[0]?.extensions['code'], 'BAD_USER_INPUT');
    assert.match(errors?.[0]?.message ?? '', /^ids .*1000.*1001/);
    assert.equal((await gateway.data<Nodes>(NODES, { ids: ids.slice(1) })).nodes.length, 1000);
  });
});
