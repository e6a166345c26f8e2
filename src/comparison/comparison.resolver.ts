import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { Cost, RowsBy } from '../cost.ts';
import { EVERY_IMAGE } from '../image/image.filter.ts';
import { readImageFilter } from '../image/image.read-filter.ts';
import { inTurns } from '../in-turns.ts';
import { type LabelOrigin, readSingleOrigin } from '../label/label-origin.filter.ts';
import { readOptionalFilter } from '../read-filter.ts';
import { checkReaders } from '../reader/readers-of.lookup.ts';
import { readFindings } from '../terms/read-findings.ts';
import { VOCABULARY } from '../terms/vocabulary.ts';
import { comparedFindings } from './compared-findings.ts';
import { ComparisonArgs } from './comparison.input.ts';
import { Comparison } from './comparison.ts';
import { comparisonOf } from './comparison-of.ts';
import { tallyOf } from './tally-of.ts';

@Resolver()
export class ComparisonResolver {
  @Cost(4000)
  @RowsBy('findings', { orElse: 19 })
  @Query(() => [Comparison], {
    nullable: true,
    description:
      'Two origins of labels on the images that both labelled, by finding: the 2x2 table and what follows from it; null where either set is not loaded. An origin may be compared with itself.',
  })
  async comparison(
    @Args(() => ComparisonArgs) asked: ComparisonArgs,
    @Ctx() context: Context,
  ): Promise<Comparison[] | null> {
    const reference = readSingleOrigin(asked.reference, { text: 'reference', depth: 0 });
    const candidate = readSingleOrigin(asked.candidate, { text: 'candidate', depth: 0 });
    const vocabularies = {
      reference: VOCABULARY[reference.labelSet],
      candidate: VOCABULARY[candidate.labelSet],
    };
    const findings = comparedFindings(
      readFindings(asked.findings, { by: reference.labelSet, findings: vocabularies.reference }),
      vocabularies,
    );
    const filter = readOptionalFilter(asked.filter, readImageFilter, EVERY_IMAGE);
    const { imageCounts } = context.sources.dataset.dataset();
    if (![reference, candidate].every(({ labelSet }) => imageCounts.has(labelSet))) return null;
    await checkReader(reference, 'reference.readerId', context);
    await checkReader(candidate, 'candidate.readerId', context);
    const pairs = await context.sources.comparison.labelPairs({ reference, candidate, filter });
    return inTurns(findings, (one) => comparisonOf(one, tallyOf(pairs, one, asked.uncertain)));
  }
}

const checkReader = async (
  { labelSet, readerId }: LabelOrigin,
  argument: string,
  context: Context,
): Promise<void> => {
  if (readerId === null) return;
  await checkReaders({ labelSet, readerIds: [readerId], argument }, context);
};
