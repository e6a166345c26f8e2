import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { connect } from '../connect.ts';
import { type Connection, PageArgs } from '../connection.ts';
import type { Context } from '../context.ts';
import { AtMost, Cost, Paged } from '../cost.ts';
import { LabelSet, labelSetOf } from '../dataset/label-set.ts';
import { ImageConnection } from '../image/image.connection.ts';
import { type ImagePage, imagePageOf, readImageQuery } from '../image/image.pages.ts';
import { ImageListArgs } from '../image/image-list.input.ts';
import { LabelConnection } from '../label/label.connection.ts';
import { EVERY_LABEL, readLabelFilter } from '../label/label.filter.ts';
import { LabelFilterInput } from '../label/label.input.ts';
import { labelCursor } from '../label/label.order.ts';
import type { Label } from '../label/label.ts';
import { EMPTY_PAGE, readWindow } from '../paging.ts';
import { type InputPath, readConditions, readOptionalFilter } from '../read-filter.ts';
import type { Soon } from '../soon.ts';
import { LABEL_SET_CODES, LabelSetCode } from '../terms/label-set-code.ts';
import { EVERY_READER, type ReaderFilter } from './reader.source.ts';
import { Reader, ReaderFilterInput, SelfConsistency } from './reader.ts';

@Resolver(() => Reader)
export class ReaderResolver {
  @Query(() => Reader, { nullable: true, description: 'One reader; null where unknown.' })
  reader(
    @Arg('readerId', () => ID, { description: 'The number in the label files.' }) readerId: string,
    @Ctx() { loaders }: Context,
  ): Soon<Reader | null> {
    return loaders.readerById.load(readerId);
  }

  @AtMost(30)
  @Query(() => [Reader], { description: 'Readers that meet a filter, by number.' })
  readers(
    @Arg('filter', () => ReaderFilterInput, {
      nullable: true,
      description: 'Conditions; all readers where left out.',
    })
    filter: ReaderFilterInput | null | undefined,
    @Ctx() { sources }: Context,
  ): Soon<readonly Reader[]> {
    return sources.readers.readers(readOptionalFilter(filter, readReaderFilter, EVERY_READER));
  }

  @AtMost(4)
  @FieldResolver(() => [LabelSet], { description: 'The sets that hold reads by the reader.' })
  labelSets(@Root() { readCounts }: Reader, @Ctx() { sources }: Context): LabelSet[] {
    const { imageCounts } = sources.dataset.dataset();
    return LABEL_SET_CODES.filter((code) => readCounts.has(code)).flatMap(
      (code) => labelSetOf(code, imageCounts) ?? [],
    );
  }

  @FieldResolver(() => Int, { description: 'Reads: rows of the reader files, repeated reads too.' })
  readCount(
    @Root() { readCounts }: Reader,
    @Arg('labelSet', () => LabelSetCode, {
      nullable: true,
      description: 'In this set; in all where left out.',
    })
    labelSet: LabelSetCode | null | undefined,
  ): number {
    if (labelSet) return readCounts.get(labelSet) ?? 0;
    return [...readCounts.values()].reduce((sum, count) => sum + count, 0);
  }

  @Cost(80)
  @Paged()
  @FieldResolver(() => LabelConnection, {
    description: 'The reader’s own labels that meet a filter.',
  })
  labels(
    @Root() { readerId }: Reader,
    @Arg('filter', () => LabelFilterInput, {
      nullable: true,
      description: 'Conditions; all labels where left out.',
    })
    filter: LabelFilterInput | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders, sources }: Context,
  ): Connection<Label> {
    const query = {
      filter: readOptionalFilter(filter, readLabelFilter, EVERY_LABEL),
      window: readWindow(page),
    };
    return connect({
      type: 'Label',
      window: query.window,
      page: async () => (await loaders.labelPageByReader(query).load(readerId)) ?? EMPTY_PAGE,
      cursorOf: labelCursor,
      count: async () => (await loaders.labelCountByReader(query.filter).load(readerId)) ?? 0,
      straight: [
        () => sources.labels.labelPagesByReader([readerId], query),
        () => sources.labels.labelCountsByReader([readerId], query.filter),
      ],
    });
  }

  @Cost(60)
  @Paged()
  @FieldResolver(() => ImageConnection, {
    description: 'The images that the reader read and that meet a filter.',
  })
  images(
    @Root() { readerId }: Reader,
    @Args(() => ImageListArgs) list: ImageListArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): ImagePage {
    const query = readImageQuery(list, page);
    return imagePageOf({ owner: 'reader', id: readerId }, query, { context, info });
  }

  @Cost(20)
  @FieldResolver(() => SelfConsistency, {
    nullable: true,
    description:
      'How often the reader said the same on reading an image again; null where it read none twice.',
  })
  selfConsistency(
    @Root() { readerId }: Reader,
    @Ctx() { loaders }: Context,
  ): Soon<SelfConsistency | null> {
    return loaders.selfConsistencyById.load(readerId);
  }
}

const readReaderFilter = (input: ReaderFilterInput, path: InputPath): ReaderFilter => {
  readConditions<ReaderFilterInput, unknown>(input, path, {
    labelSet: (code) => code,
    isGroundTruthReader: (isOne) => isOne,
  });
  return {
    labelSet: input.labelSet ?? null,
    isGroundTruthReader: input.isGroundTruthReader ?? null,
  };
};
