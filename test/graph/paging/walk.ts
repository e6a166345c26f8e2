import assert from 'node:assert/strict';
import type { TestGateway } from '../../support/gateway.ts';

interface List {
  readonly list: {
    readonly edges: readonly { readonly cursor: string; readonly node: { readonly key: string } }[];
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly hasPreviousPage: boolean;
      readonly startCursor: string | null;
      readonly endCursor: string | null;
    };
  };
}

export interface Walk {
  readonly orderBy?: unknown;
  readonly size: number;
}

/**
 * The keys of a whole list, read from its start.
 *
 * source: a query of `list` with the four arguments of paging, and keys as `key`.
 */
export async function walkForwards(gateway: TestGateway, source: string, walk: Walk) {
  const keys: string[] = [];
  let after: string | null = null;
  for (;;) {
    const variables: Record<string, unknown> = { ...walk, first: walk.size, after };
    const { list }: List = await gateway.data<List>(source, variables);
    checkEnds(list);
    assert.equal(list.pageInfo.hasPreviousPage, after !== null);
    keys.push(...list.edges.map(({ node }) => node.key));
    if (!list.pageInfo.hasNextPage) return keys;
    assert.equal(list.edges.length, walk.size);
    after = list.pageInfo.endCursor;
  }
}

/** The keys of a whole list, read from its end. */
export async function walkBackwards(gateway: TestGateway, source: string, walk: Walk) {
  const keys: string[] = [];
  let before: string | null = null;
  for (;;) {
    const variables: Record<string, unknown> = { ...walk, last: walk.size, before };
    const { list }: List = await gateway.data<List>(source, variables);
    checkEnds(list);
    assert.equal(list.pageInfo.hasNextPage, before !== null);
    keys.unshift(...list.edges.map(({ node }) => node.key));
    if (!list.pageInfo.hasPreviousPage) return keys;
    assert.equal(list.edges.length, walk.size);
    before = list.pageInfo.startCursor;
  }
}

function checkEnds({ edges, pageInfo }: List['list']): void {
  assert.equal(pageInfo.startCursor, edges.at(0)?.cursor ?? null);
  assert.equal(pageInfo.endCursor, edges.at(-1)?.cursor ?? null);
}
