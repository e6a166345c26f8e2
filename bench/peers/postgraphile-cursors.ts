// Where images and patients stand in the lists of PostGraphile, which has cursors of its own.
import { ask } from '../ask.ts';
import { at, listAt, textAt } from '../json.ts';

export interface PostgraphileCursors {
  readonly byName: ReadonlyMap<string, string>;
  readonly byAge: ReadonlyMap<string, string>;
  readonly byNumber: ReadonlyMap<string, string>;
}

const PAGE = 10_000;

const listOf = (list: string, orderBy: string): string => `query ($after: Cursor) {
  page: ${list}(first: ${PAGE}, after: $after, orderBy: ${orderBy}) {
    edges { cursor node { rowId } } pageInfo { endCursor hasNextPage }
  }
}`;

/** By the key of the row. */
const cursorsOf = async (url: string, query: string): Promise<Map<string, string>> => {
  const cursors = new Map<string, string>();
  for (let after: string | null = null; ; ) {
    const { data } = await ask(url, { query, variables: { after } });
    for (const edge of listAt(data, 'page.edges')) {
      cursors.set(String(at(edge, 'node.rowId')), textAt(edge, 'cursor'));
    }
    if (at(data, 'page.pageInfo.hasNextPage') !== true) return cursors;
    after = textAt(data, 'page.pageInfo.endCursor');
  }
};

export const findCursors = async (url: string): Promise<PostgraphileCursors> => ({
  byName: await cursorsOf(url, listOf('allImages', 'PRIMARY_KEY_ASC')),
  byAge: await cursorsOf(url, listOf('allImages', '[AGE_ASC, PRIMARY_KEY_ASC]')),
  byNumber: await cursorsOf(url, listOf('allPatients', 'PRIMARY_KEY_ASC')),
});
