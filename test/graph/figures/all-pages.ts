/** A connection's nodes, and where the next page begins. */
export interface NodesPage<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The nodes of every page, from the first to the last. */
export async function allPages<Node>(
  askPage: (after: string | undefined) => Promise<NodesPage<Node>>,
): Promise<readonly Node[]> {
  const nodes: Node[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await askPage(after);
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage || page.pageInfo.endCursor === null) return nodes;
    after = page.pageInfo.endCursor;
  }
}
