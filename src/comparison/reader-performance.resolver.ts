import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { Cost, RowsBy } from '../cost.ts';
import { UserInputError } from '../errors.ts';
import { EVERY_IMAGE } from '../image/image.filter.ts';
import { readImageFilter } from '../image/image.read-filter.ts';
import type { LabelOrigin } from '../label/label-origin.filter.ts';
import { readOptionalFilter } from '../read-filter.ts';
import { Reader } from '../reader/reader.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import { readFindings } from '../terms/read-findings.ts';
import { SOURCES, VOCABULARY } from '../terms/vocabulary.ts';
import { comparedFindings } from './compared-findings.ts';
import { PerformanceArgs } from './comparison.input.ts';
import { Comparison } from './comparison.ts';
import { comparisonOf } from './comparison-of.ts';
import { tallyOf } from './tally-of.ts';

@Resolver(() => Reader)
export class ReaderPerformanceResolver {
  @Cost(200)
  @RowsBy('findings', { orElse: 19 })
  @FieldResolver(() => [Comparison], {
    description:
      'The reader’s first reads against the final labels of the set, by finding; empty where the reader has no reads in it. The final labels rest on such reads, those of the three ground-truth readers or of the readers of the image, so a reader who took part in them does better than one who did not.',
  })
  async performance(
    @Root() { readerId, readCounts }: Reader,
    @Args(() => PerformanceArgs) asked: PerformanceArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Comparison[]> {
    const { labelSet, uncertain } = asked;
    const reference = finalOrigin(labelSet);
    const vocabulary = VOCABULARY[labelSet];
    const findings = readFindings(asked.findings, { by: labelSet, findings: vocabulary });
    const filter = readOptionalFilter(asked.filter, readImageFilter, EVERY_IMAGE);
    if (!readCounts.has(labelSet)) return [];
    const loader = loaders.labelPairsByReader({ reference, labelSet, filter });
    const pairs = await loader.load(readerId);
    return comparedFindings(findings, { reference: vocabulary, candidate: vocabulary }).map((one) =>
      comparisonOf(one, tallyOf(pairs, one, uncertain)),
    );
  }
}

/** The final labels of a set that holds reads. */
const finalOrigin = (labelSet: LabelSetCode): LabelOrigin => {
  const final = SOURCES[labelSet].find((source) => source !== 'READER');
  if (final !== undefined && SOURCES[labelSet].includes('READER')) {
    return { source: final, labelSet, readerId: null };
  }
  throw new UserInputError(
    `labelSet: performance is of reads against final labels, which ${labelSet} does not hold both.`,
  );
};
