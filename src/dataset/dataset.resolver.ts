import { Arg, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { AtMost, Cost } from '../cost.ts';
import { Reader } from '../reader/reader.ts';
import { after, type Soon } from '../soon.ts';
import { LABEL_SET_CODES, LabelSetCode } from '../terms/label-set-code.ts';
import { Dataset, SourceStatus } from './dataset.ts';
import { FINDING_DEFINITIONS, FindingDefinition } from './finding-definition.ts';
import { LabelSet, labelSetOf } from './label-set.ts';

const loadedSets = ({ imageCounts }: Dataset): LabelSet[] =>
  LABEL_SET_CODES.flatMap((code) => labelSetOf(code, imageCounts) ?? []);

@Resolver(() => Dataset)
export class DatasetResolver {
  @Query(() => Dataset, {
    description: 'What is being served: release, files with their hashes, licence, what to cite.',
  })
  dataset(@Ctx() { sources }: Context): Dataset {
    return sources.dataset.dataset();
  }

  @Query(() => LabelSet, {
    nullable: true,
    description: 'One label set; null where it is not loaded.',
  })
  labelSet(
    @Arg('code', () => LabelSetCode, { description: 'The set.' }) code: LabelSetCode,
    @Ctx() { sources }: Context,
  ): LabelSet | null {
    return labelSetOf(code, sources.dataset.dataset().imageCounts);
  }

  @AtMost(4)
  @Query(() => [LabelSet], { description: 'The loaded label sets.' })
  labelSets(@Ctx() { sources }: Context): LabelSet[] {
    return loadedSets(sources.dataset.dataset());
  }

  @AtMost(19)
  @Query(() => [FindingDefinition], {
    description: 'The vocabulary, and how the vocabularies of the label sets relate.',
  })
  findings(): readonly FindingDefinition[] {
    return FINDING_DEFINITIONS;
  }

  @AtMost(4)
  @FieldResolver(() => [LabelSet], { name: 'labelSets', description: 'The loaded label sets.' })
  setsOfDataset(@Root() dataset: Dataset): LabelSet[] {
    return loadedSets(dataset);
  }

  @Directive('@tag(name: "internal")')
  @Cost(200)
  @AtMost(6)
  @FieldResolver(() => [SourceStatus], { description: 'Which stores answer, and how they are.' })
  sources(@Ctx() { sources }: Context): Promise<readonly SourceStatus[]> {
    return sources.statuses();
  }
}

@Resolver(() => LabelSet)
export class LabelSetResolver {
  @AtMost(30)
  @FieldResolver(() => [Reader], {
    description: 'Who read for it, by number; empty for the text-mined sets.',
  })
  readers(@Root() { code }: LabelSet, @Ctx() { loaders }: Context): Soon<Reader[]> {
    return after(loaders.everyReader(), (all) =>
      all.filter(({ readCounts }) => readCounts.has(code)),
    );
  }
}
