import assert from 'node:assert/strict';

export interface Page<Row> {
  readonly totalCount: number;
  readonly nodes: readonly Row[];
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

export interface PageArguments {
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
}

export type AskPage<Row> = (page: PageArguments) => Promise<Page<Row>>;

/** What a page's selection has to hold, for a `node` selection. */
export const pageFields = (node: string) => `
  totalCount
  nodes { ${node} }
  edges { cursor node { ${node} } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;

export const PAGE_VARIABLES = '$first: Int, $after: String, $last: Int, $before: String';
export const PAGE_ARGUMENTS = 'first: $first, after: $after, last: $last, before: $before';

const MAX_PAGES = 5;

/** Asks pages from both ends, and one from the middle, and compares them with the whole list. */
export async function checkPages<Row>(
  askPage: AskPage<Row>,
  sizes: readonly number[],
  expected: readonly Row[],
): Promise<void> {
  const cursors = await walk(askPage, sizes, expected, 'forwards');
  await walk(askPage, sizes, expected, 'backwards');
  const middle = cursors.at(-1);
  if (middle === undefined) return;
  const back = await askPage({ last: sizes[0] ?? 1, before: middle.cursor });
  const start = Math.max(0, middle.position - (sizes[0] ?? 1));
  assert.deepEqual(back.nodes, expected.slice(start, middle.position), 'before a cursor');
  assert.equal(back.pageInfo.hasPreviousPage, start > 0);
}

/** Pages until the end or MAX_PAGES. Gives the cursors of the pages' last rows, with their positions. */
async function walk<Row>(
  askPage: AskPage<Row>,
  sizes: readonly number[],
  expected: readonly Row[],
  direction: 'forwards' | 'backwards',
): Promise<readonly { readonly cursor: string; readonly position: number }[]> {
  const cursors: { cursor: string; position: number }[] = [];
  let seen = 0;
  let cursor: string | undefined;
  for (let turn = 0; turn < MAX_PAGES; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    const page = await askPage(pageArguments(direction, size, cursor));
    const [from, to] =
      direction === 'forwards'
        ? [seen, Math.min(seen + size, expected.length)]
        : [Math.max(0, expected.length - seen - size), expected.length - seen];
    checkPage(page, expected, from, to);
    const more =
      direction === 'forwards' ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage;
    assert.equal(more, direction === 'forwards' ? to < expected.length : from > 0, direction);
    seen += to - from;
    cursor = (direction === 'forwards' ? page.pageInfo.endCursor : page.pageInfo.startCursor) ?? '';
    if (cursor !== '') cursors.push({ cursor, position: direction === 'forwards' ? to - 1 : from });
    if (!more) break;
  }
  return cursors;
}

function pageArguments(
  direction: 'forwards' | 'backwards',
  size: number,
  cursor: string | undefined,
): PageArguments {
  if (direction === 'forwards')
    return { first: size, ...(cursor === undefined ? {} : { after: cursor }) };
  return { last: size, ...(cursor === undefined ? {} : { before: cursor }) };
}

function checkPage<Row>(page: Page<Row>, expected: readonly Row[], from: number, to: number): void {
  assert.equal(page.totalCount, expected.length, 'totalCount');
  assert.deepEqual(page.nodes, expected.slice(from, to), `rows ${from} to ${to}`);
  assert.deepEqual(
    page.edges.map((edge) => edge.node),
    page.nodes,
    'edges hold the nodes',
  );
  assert.equal(page.pageInfo.startCursor, page.edges[0]?.cursor ?? null, 'startCursor');
  assert.equal(page.pageInfo.endCursor, page.edges.at(-1)?.cursor ?? null, 'endCursor');
  assert.equal(new Set(page.edges.map((edge) => edge.cursor)).size, page.edges.length, 'cursors');
}
