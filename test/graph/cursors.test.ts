import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FILES } from '../oracle/read-rows.ts';
import { unaltered, withAlteredSample, withLines } from '../support/altered-sample.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

interface Answer {
  readonly list: {
    readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean };
  };
}

const PAGING = '$first: Int, $after: String, $last: Int, $before: String';
const ARGUMENTS = 'first: $first, after: $after, last: $last, before: $before';
const ROWS = 'edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage }';
const list = (field: string, more = ''): string =>
  `query (${PAGING}) { list: ${field}(${ARGUMENTS}${more}) { ${ROWS} } }`;

const LISTS: Readonly<Record<string, string>> = {
  images: list('images'),
  'images in an order that has gaps': list(
    'images',
    ', orderBy: [{ field: READER_DISAGREEMENT, direction: DESC }, { field: PATIENT_AGE_YEARS }]',
  ),
  patients: list('patients', ', orderBy: { field: IMAGE_COUNT, direction: DESC }'),
  studies: list('studies', ', filter: { sex: { eq: FEMALE } }'),
  labels: list('labels', ', filter: { source: { ne: NLP } }'),
};

describe('A cursor', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  const ask = (source: string, variables: Record<string, unknown>) =>
    gateway.data<Answer>(source, variables).then((answer) => answer.list);

  for (const [name, source] of Object.entries(LISTS)) {
    it(`marks a place between rows that can be read from either side: ${name}`, async () => {
      const { edges } = await ask(source, { first: 12 });
      const middle = edges[5]?.cursor;

      const ahead = await ask(source, { first: 6, after: middle });
      const behind = await ask(source, { last: 5, before: middle });

      assert.deepEqual(ahead.edges, edges.slice(6));
      assert.deepEqual(behind.edges, edges.slice(0, 5));
      assert.deepEqual(ahead.pageInfo, { hasNextPage: true, hasPreviousPage: true });
      assert.deepEqual(behind.pageInfo, { hasNextPage: true, hasPreviousPage: false });
    });

    it(`is the same in every gateway, with a memory or without, after a reload: ${name}`, async () => {
      const { edges } = await ask(source, { first: 12 });
      // Another process may find the rows of the file in another order, as the releases do.
      const reversed = withLines(FILES.dataEntry2020, ([header = '', ...rows]) => [
        header,
        ...rows.filter((row) => row !== '').toReversed(),
        '',
      ]);

      for (const [alteration, cacheMegabytes] of [
        [unaltered, 16],
        [reversed, 0],
      ] as const) {
        const other = await withAlteredSample(alteration, (dataDir) =>
          startGateway({ dataDir, cacheMegabytes }),
        );
        const whole = await other.data<Answer>(source, { first: 12 });
        const rest = await other.data<Answer>(source, { first: 6, after: edges[5]?.cursor });
        await other.stop();
        // Rows of labels are numbered by the file, whose order is another one here.
        if (name !== 'labels') assert.deepEqual(whole.list.edges, edges);
        assert.deepEqual(
          rest.list.edges.map(({ node }) => node),
          edges.slice(6).map(({ node }) => node),
        );
      }
    });
  }

  it('stays right where its own row does not meet the filter', async () => {
    const source = `query ($after: String) {
      list: images(first: 2, after: $after, filter: { sex: { eq: MALE } }) { ${ROWS} }
    }`;
    const women = await gateway.data<Answer>(
      `{ list: images(first: 1, filter: { sex: { eq: FEMALE } }) { ${ROWS} } }`,
    );

    const men = await ask(source, { after: women.list.edges[0]?.cursor });
    const first = await ask(source, {});

    assert.deepEqual(men.edges, first.edges);
  });

  it('is refused by a list of another kind, or in another order', async () => {
    for (const [given, wanted] of [
      ['images', 'patients'],
      ['patients', 'images'],
      ['labels', 'images'],
      ['images', 'labels'],
      ['images', 'images in an order that has gaps'],
      ['images in an order that has gaps', 'images'],
    ] as const) {
      const { edges } = await ask(LISTS[given] ?? '', { first: 1 });
      const { data, errors } = await gateway.query<{ list: unknown }>(LISTS[wanted] ?? '', {
        first: 1,
        after: edges[0]?.cursor,
      });

      assert.equal(data?.list ?? null, null);
      assert.equal(errors?.[0]?.extensions['code'], 'BAD_USER_INPUT');
      assert.match(errors?.[0]?.message ?? '', /^after: .* list .*ordered by/);
    }
  });

  it('of studies and of images may be one: a study is one image', async () => {
    const { edges } = await ask(LISTS['images'] ?? '', { first: 3 });
    const studies = await ask(list('studies'), { first: 3 });

    assert.deepEqual(
      studies.edges.map(({ cursor }) => cursor),
      edges.map(({ cursor }) => cursor),
    );
  });
});
