import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { Cost, RowsBy } from '../cost.ts';
import { UserInputError } from '../errors.ts';
import { EVERY_IMAGE } from '../image/image.filter.ts';
import { readImageFilter } from '../image/image.read-filter.ts';
import { inTurns } from '../in-turns.ts';
import { canonicalValues } from '../read-choice.ts';
import { readOptionalFilter } from '../read-filter.ts';
import { Reader } from '../reader/reader.ts';
import { checkReaders } from '../reader/readers-of.lookup.ts';
import { after, type Soon } from '../soon.ts';
import { LABEL_SET_CODES, type LabelSetCode } from '../terms/label-set-code.ts';
import { readFindings } from '../terms/read-findings.ts';
import { SOURCES, VOCABULARY } from '../terms/vocabulary.ts';
import { AgreementArgs } from './agreement.input.ts';
import { Agreement, PairwiseAgreement } from './agreement.ts';
import { agreementOn } from './agreement-on.ts';
import type { ReadPattern } from './read-pattern.ts';
import { countedPatterns } from './votes-by-finding.ts';

@Resolver()
export class AgreementResolver {
  @Cost(1500)
  @RowsBy('findings', { orElse: 19 })
  @Query(() => [Agreement], {
    nullable: true,
    description:
      'How far the readers of one label set agree, by finding; null where the set is not loaded. Of repeated reads by one reader the first in file order counts.',
  })
  agreement(
    @Args(() => AgreementArgs) asked: AgreementArgs,
    @Ctx() context: Context,
  ): Soon<Agreement[] | null> {
    const { labelSet, uncertain: policy } = asked;
    checkIsRead(labelSet);
    const vocabulary = VOCABULARY[labelSet];
    const findings = readFindings(asked.findings, { by: labelSet, findings: vocabulary });
    const filter = readOptionalFilter(asked.filter, readImageFilter, EVERY_IMAGE);
    const readerIds = readReaders(asked.readers);
    const { dataset, agreement } = context.sources;
    if (!dataset.dataset().imageCounts.has(labelSet)) return null;
    const agreements = (patterns: readonly ReadPattern[]): Soon<Agreement[]> => {
      const counted = countedPatterns(patterns, policy);
      return inTurns(findings ?? vocabulary, (finding) =>
        agreementOn(counted, { finding, policy }),
      );
    };
    const ask = () => after(agreement.readPatterns({ labelSet, readerIds, filter }), agreements);
    if (readerIds === null) return ask();
    return checkReaders({ labelSet, readerIds, argument: 'readers' }, context).then(ask);
  }
}

@Resolver(() => PairwiseAgreement)
export class PairwiseAgreementResolver {
  @FieldResolver(() => Reader, { description: 'The one with the lower number.' })
  left(@Root() { leftId }: PairwiseAgreement, @Ctx() { loaders }: Context): Soon<Reader | null> {
    return loaders.readerById.load(leftId);
  }

  @FieldResolver(() => Reader, { description: 'The one with the higher number.' })
  right(@Root() { rightId }: PairwiseAgreement, @Ctx() { loaders }: Context): Soon<Reader | null> {
    return loaders.readerById.load(rightId);
  }
}

const checkIsRead = (labelSet: LabelSetCode): void => {
  if (SOURCES[labelSet].includes('READER')) return;
  const read = LABEL_SET_CODES.filter((code) => SOURCES[code].includes('READER'));
  throw new UserInputError(
    `labelSet: ${read.join(' and ')} hold labels of single readers; found ${labelSet}.`,
  );
};

/** Numbers in one order and once each; null where left out. */
const readReaders = (readers: readonly string[] | null | undefined): readonly string[] | null => {
  if (readers === undefined) return null;
  if (readers === null) throw new UserInputError('readers is null. Leave it out to mean all.');
  const readerIds = canonicalValues(readers);
  if (readerIds.length > 1) return readerIds;
  throw new UserInputError(
    `readers takes the numbers of at least two readers, found ${readerIds.length}. Leave it out to mean all.`,
  );
};
