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

const MAX_PAGES = 3;

type Direction = 'forwards' | 'backwards';

/** A list from the gateway, the sizes of the pages in turn, and what the whole list has to be. */
interface Walk<Row> {
  readonly askPage: AskPage<Row>;
  readonly sizes: readonly number[];
  readonly expected: readonly Row[];
}

/** Asks pages from both ends, and one from the middle, and compares them with the whole list. */
export async function checkPages<Row>(
  askPage: AskPage<Row>,
  sizes: readonly number[],
  expected: readonly Row[],
): Promise<void> {
  const [last] = (await walkFrom({ askPage, sizes, expected }, 'forwards')).toReversed();
  await walkFrom({ askPage, sizes, expected }, 'backwards');
  if (last === undefined) return;
  const size = sizes[0] ?? 1;
  const back = await askPage({ last: size, before: last.cursor });
  const start = Math.max(0, last.position - size);
  assert.deepEqual(back.nodes, expected.slice(start, last.position), 'before a cursor');
  assert.equal(back.pageInfo.hasPreviousPage, start > 0);
}

/** Pages until the end or MAX_PAGES. Gives the cursors where pages ended, with their positions. */
async function walkFrom<Row>({ askPage, sizes, expected }: Walk<Row>, direction: Direction) {
  const isForwards = direction === 'forwards';
  const cursors: { readonly cursor: string; readonly position: number }[] = [];
  let seen = 0;
  for (let turn = 0; turn < MAX_PAGES; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    const page = await askPage(pageArguments(direction, size, cursors.at(-1)?.cursor));
    const rest = expected.length - seen;
    const rows = isForwards
      ? expected.slice(seen, seen + size)
      : expected.slice(Math.max(0, rest - size), rest);
    checkPage(page, rows, `${direction} after ${seen}`);
    assert.equal(page.totalCount, expected.length, 'totalCount');
    seen += rows.length;
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    assert.equal(isForwards ? hasNextPage : hasPreviousPage, seen < expected.length, direction);
    const cursor = isForwards ? endCursor : startCursor;
    if (cursor === null || seen === expected.length) break;
    cursors.push({ cursor, position: isForwards ? seen - 1 : expected.length - seen });
  }
  return cursors;
}

function pageArguments(
  direction: Direction,
  size: number,
  cursor: string | undefined,
): PageArguments {
  if (cursor === undefined) return direction === 'forwards' ? { first: size } : { last: size };
  return direction === 'forwards' ? { first: size, after: cursor } : { last: size, before: cursor };
}

function checkPage<Row>(page: Page<Row>, expected: readonly Row[], place: string): void {
  const cursors = page.edges.map((edge) => edge.cursor);
  assert.deepEqual(page.nodes, expected, place);
  assert.deepEqual(
    page.edges.map((edge) => edge.node),
    page.nodes,
    'edges hold the nodes',
  );
  assert.equal(page.pageInfo.startCursor, cursors[0] ?? null, 'startCursor');
  assert.equal(page.pageInfo.endCursor, cursors.at(-1) ?? null, 'endCursor');
  assert.equal(new Set(cursors).size, cursors.length, 'cursors differ');
}
