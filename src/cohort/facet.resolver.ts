import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { Cost, RowsBy } from '../cost.ts';
import { ImageConnection } from '../image/image.connection.ts';
import type { ImagePage } from '../image/image.pages.ts';
import { after, type Soon } from '../soon.ts';
import { DimensionArgs } from './cohort.input.ts';
import { bucketsOf } from './facet.lookup.ts';
import { Facet } from './facet.ts';
import { facetQuery, loadTally, valueSpace } from './tally.lookup.ts';

@Resolver(() => ImageConnection)
export class ConnectionFacetsResolver {
  @Cost(100)
  @RowsBy('dimensions')
  @FieldResolver(() => [Facet], {
    description:
      'How many images of the whole filtered list have each value of some dimensions, in the order of `dimensions`: one statement for all of them. A dimension’s own conditions, which it leaves out unless excludeSelf is false, are found in the filter’s form: the filter is taken apart into conditions that must all hold (keys side by side, members of `and`, a single member of `or`, a doubled `not`, and `not` of each member of an `or`), and those are a dimension’s own in which every part speaks of it alone. SEX: sex. VIEW_POSITION: viewPosition. SPLIT: split. AGE_DECADE: patientAgeYears. LABEL_SET: labels, by labelSet alone. FINDING: labels, by finding or value and perhaps source and labelSet, where the final labels of the argument labelSet can be what they look for. All else holds for every dimension, an `or` of several dimensions too.',
  })
  facets(
    @Root() { scope }: ImagePage,
    @Args(() => DimensionArgs) args: DimensionArgs,
    @Arg('excludeSelf', () => Boolean, {
      defaultValue: true,
      description:
        'Whether each dimension is counted without the filter’s own conditions on it, as a menu needs that shows what else could be chosen.',
    })
    excludeSelf: boolean,
    @Ctx() context: Context,
  ): Soon<Facet[]> {
    const space = valueSpace(args, context);
    const { dimensions, labelSet } = args;
    const { query, own } = facetQuery(scope, { dimensions, labelSet, excludeSelf }, space);
    return after(loadTally(context.loaders.facetTalliesBy, scope, query), (tallies) =>
      dimensions.map((dimension) => ({
        dimension,
        buckets: bucketsOf(
          { dimension, own: own.get(dimension) ?? null },
          tallies?.filter((tally) => tally.dimension === dimension) ?? [],
          space,
        ),
      })),
    );
  }
}
