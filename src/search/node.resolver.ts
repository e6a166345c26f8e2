import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { orError } from '../batch.ts';
import type { Context } from '../context.ts';
import { RowsBy } from '../cost.ts';
import { parseGlobalId } from '../global-id.ts';
import { checkKeys } from '../keys.ts';
import { Node } from '../node.ts';
import type { Soon } from '../soon.ts';
import { type Identified, loadNode } from './node.lookup.ts';

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'Whatever has a global id; null where unknown.',
  })
  node(
    @Arg('id', () => ID, { description: 'A global id.' }) id: string,
    @Ctx() context: Context,
  ): Soon<Identified | null> {
    return loadById(id, context);
  }

  @RowsBy('ids')
  @Query(() => [Node], {
    nullable: 'items',
    description: 'Same length and order as ids (1,000 at most); null where unknown.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'Global ids, of any types.' }) ids: string[],
    @Ctx() context: Context,
  ): Soon<Identified | Error | null>[] {
    checkKeys('ids', ids);
    return ids.map((id) => orError(() => loadById(id, context)));
  }
}

const loadById = (id: string, context: Context): Soon<Identified | null> => {
  const key = parseGlobalId(id);
  return key === null ? null : loadNode(key, context);
};
