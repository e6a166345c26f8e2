import type { GraphQLResolveInfo } from 'graphql';
import { FieldResolver, Info, Int, Resolver } from 'type-graphql';
import { QueryPlan } from '../query-plan.ts';
import { currentRequest } from '../request.ts';

@Resolver(() => QueryPlan)
export class StaticCostResolver {
  @FieldResolver(() => Int, {
    description:
      'What the connection costs in the points that limits count, with all that the document asks of it: of several of a kind, one.',
  })
  staticCost(@Info() info: GraphQLResolveInfo): number {
    const [, , ...above] = keysUpFrom(info.path);
    return currentRequest()?.pointsAt(above.reverse()) ?? 0;
  }
}

/** Names in the answer, from a place up to the root, without places in lists. */
const keysUpFrom = (place: GraphQLResolveInfo['path']): string[] => {
  const keys: string[] = [];
  for (let at: GraphQLResolveInfo['path'] | undefined = place; at !== undefined; at = at.prev) {
    if (typeof at.key === 'string') keys.push(at.key);
  }
  return keys;
};
