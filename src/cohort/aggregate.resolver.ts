import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { AtMost, Cost } from '../cost.ts';
import { ImageConnection } from '../image/image.connection.ts';
import type { ImagePage } from '../image/image.pages.ts';
import { after, type Soon } from '../soon.ts';
import { LabelSetCode } from '../terms/label-set-code.ts';
import { VOCABULARY } from '../terms/vocabulary.ts';
import { ageBins, ageStatistics, checkBinWidth, NO_AGES } from './ages.lookup.ts';
import { coOccurrences } from './co-occurrence.ts';
import { DimensionArgs } from './cohort.input.ts';
import { inOrderOf } from './dimension-values.ts';
import {
  AgeStatistics,
  CoOccurrence,
  CrossTabCell,
  HistogramBin,
  ImageAggregate,
} from './image-aggregate.ts';
import { crossTabQuery, loadTally } from './tally.lookup.ts';
import type { Cell } from './tally.source.ts';

@Resolver(() => ImageConnection)
export class ConnectionAggregateResolver {
  @FieldResolver(() => ImageAggregate, {
    description: 'Counts and statistics of the whole filtered list, not of the page.',
  })
  aggregate(@Root() page: ImagePage): ImagePage {
    return page;
  }
}

/** Counts of the list that a page is of. */
@Resolver(() => ImageAggregate)
export class ImageAggregateResolver {
  @Cost(50)
  @FieldResolver(() => Int)
  imageCount(@Root() { totalCount }: ImagePage): Soon<number> {
    return totalCount;
  }

  @Cost(200)
  @FieldResolver(() => Int, { description: 'Patients who have images in the list.' })
  patientCount(@Root() { scope }: ImagePage, @Ctx() { loaders }: Context): Soon<number> {
    return after(loadTally(loaders.patientCountBy, scope, scope.filter), (count) => count ?? 0);
  }

  @Cost(200)
  @FieldResolver(() => AgeStatistics, { description: 'Where the ages at the visits lie.' })
  ageYears(@Root() { scope }: ImagePage, @Ctx() { loaders }: Context): Soon<AgeStatistics> {
    const loaded = loadTally(loaders.agesBy, scope, scope.filter);
    return after(loaded, (ages) => ageStatistics(ages ?? NO_AGES));
  }

  @Cost(100)
  @AtMost(150)
  @FieldResolver(() => [HistogramBin], {
    description:
      'Images by age at the visit, in bins that start at multiples of their width: from the bin of the lowest age to that of the highest, empty ones between them too. Unknown ages are in no bin.',
  })
  ageHistogram(
    @Root() { scope }: ImagePage,
    @Arg('binWidthYears', () => Int, {
      defaultValue: 10,
      description: 'Years of a bin, 1 to 150.',
    })
    binWidthYears: number,
    @Ctx() { loaders }: Context,
  ): Soon<HistogramBin[]> {
    checkBinWidth(binWidthYears);
    const loaded = loadTally(loaders.agesBy, scope, scope.filter);
    return after(loaded, (ages) => ageBins(ages ?? NO_AGES, binWidthYears));
  }

  @Cost(1000)
  @AtMost(3000)
  @FieldResolver(() => [CrossTabCell], {
    description:
      'Images and patients for every combination of values that occurs, sorted by the dimensions in the order given and within each as facets are. An image counts once for each of its findings and label sets, so counts by those add up to more than the images; a patient counts once in each cell.',
  })
  crossTab(
    @Root() { scope }: ImagePage,
    @Args(() => DimensionArgs) args: DimensionArgs,
    @Ctx() { loaders }: Context,
  ): Soon<readonly Cell[]> {
    const loaded = loadTally(loaders.crossTabBy, scope, crossTabQuery(scope, args));
    return after(loaded, (cells) => (cells ?? []).toSorted(inOrderOf(args.dimensions)));
  }

  @Cost(100)
  @AtMost(171)
  @FieldResolver(() => [CoOccurrence], {
    description:
      'Every two findings that the final labels of a set hold to be present in one image, each two once, in the order of the vocabulary. Two that never occur together are left out.',
  })
  coOccurrence(
    @Root() { scope }: ImagePage,
    @Arg('labelSet', () => LabelSetCode, {
      defaultValue: 'NIH_NLP_2020',
      description: 'Whose findings.',
    })
    labelSet: LabelSetCode,
    @Ctx() { loaders }: Context,
  ): Soon<CoOccurrence[]> {
    const question = { filter: scope.filter, labelSet };
    const loaded = loadTally(loaders.findingSetsBy, scope, question);
    return after(loaded, (sets) => coOccurrences(sets ?? [], VOCABULARY[labelSet]));
  }
}
