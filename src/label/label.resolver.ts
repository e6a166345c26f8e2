import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { connect } from '../connect.ts';
import { type Connection, PageArgs } from '../connection.ts';
import type { Context } from '../context.ts';
import { Cost, Paged } from '../cost.ts';
import { LabelSet, labelSetOf } from '../dataset/label-set.ts';
import { Image } from '../image/image.ts';
import { readWindow } from '../paging.ts';
import { readOptionalFilter } from '../read-filter.ts';
import { Reader } from '../reader/reader.ts';
import { after, type Soon } from '../soon.ts';
import { derivationOf } from './derivation.ts';
import { LabelConnection } from './label.connection.ts';
import { EVERY_LABEL, readLabelFilter } from './label.filter.ts';
import { LabelFilterInput } from './label.input.ts';
import { labelCursor } from './label.order.ts';
import { Derivation, Label } from './label.ts';

@Resolver(() => Label)
export class LabelResolver {
  @Cost(200)
  @Paged()
  @Query(() => LabelConnection, {
    nullable: true,
    description:
      'Labels that meet a filter, by image, file, row and finding. Superseded releases appear only where the filter names a label set.',
  })
  labels(
    @Arg('filter', () => LabelFilterInput, {
      nullable: true,
      description: 'Conditions; all current labels where left out.',
    })
    filter: LabelFilterInput | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { sources }: Context,
  ): Connection<Label> {
    const query = {
      filter: readOptionalFilter(filter, readLabelFilter, EVERY_LABEL),
      window: readWindow(page),
    };
    return connect({
      type: 'Label',
      window: query.window,
      page: () => sources.labels.labelPage(query),
      cursorOf: labelCursor,
      count: () => sources.labels.labelCount(query.filter),
    });
  }

  @FieldResolver(() => Image, { description: 'The image that it is about.' })
  image(@Root() { assessment }: Label, @Ctx() { loaders }: Context): Soon<Image | null> {
    return loaders.imageByIndex.load(assessment.imageIndex);
  }

  @FieldResolver(() => LabelSet, { description: 'The set that it belongs to.' })
  labelSet(@Root() { labelSetCode }: Label, @Ctx() { sources }: Context): LabelSet | null {
    return labelSetOf(labelSetCode, sources.dataset.dataset().imageCounts);
  }

  @FieldResolver(() => Reader, {
    nullable: true,
    description: 'Who read it; null unless source is READER.',
  })
  reader(@Root() { assessment }: Label, @Ctx() { loaders }: Context): Soon<Reader | null> {
    return assessment.readerId === null ? null : loaders.readerById.load(assessment.readerId);
  }

  @FieldResolver(() => Derivation, {
    nullable: true,
    description:
      'For ADJUDICATED and GROUND_TRUTH: the reads it rests on and the published rule; null for others.',
  })
  derivation(@Root() label: Label, @Ctx() { loaders }: Context): Soon<Derivation | null> {
    if (label.source === 'NLP' || label.source === 'READER') return null;
    const { imageIndex } = label.assessment;
    return after(loaders.assessmentsByImage.load(imageIndex), (assessments) =>
      derivationOf(label, assessments),
    );
  }
}
