import fc from 'fast-check';
import { agreementOf, POLICIES, type Policy } from '../../oracle/agreement.ts';
import { itemOf } from '../../oracle/arbitrary-conditions.ts';
import type { ImageFilter } from '../../oracle/filters.ts';
import { imageMatches } from '../../oracle/image-matches.ts';
import type { Finding, LabelSetCode } from '../../oracle/rows.ts';
import { VOCABULARY } from '../../oracle/vocabulary.ts';
import { assertClose } from '../../statistics/stored-cases.ts';
import { ask } from './ask.ts';
import type { Property } from './property.ts';

const AGREEMENT = `query ($labelSet: LabelSetCode!, $findings: [Finding!], $filter: ImageFilterInput, $readers: [ID!], $uncertain: UncertainPolicy! = SEPARATE) {
  agreement(labelSet: $labelSet, findings: $findings, filter: $filter, readers: $readers, uncertain: $uncertain) {
    finding imageCount readerCount readCount
    percentAgreement fleissKappa krippendorffAlpha gwetAc1 prevalence
    exclusions { reason count }
    pairs {
      left { readerId } right { readerId } imageCount percentAgreement
      cohenKappa { value lower95 upper95 }
    }
  }
}`;

interface Answer {
  readonly agreement: readonly {
    readonly finding: Finding;
    readonly exclusions: readonly { readonly reason: string; readonly count: number }[];
  }[];
}

interface Question {
  readonly labelSet: LabelSetCode;
  readonly findings: readonly Finding[] | undefined;
  readonly filter: ImageFilter | undefined;
  readonly readers: readonly string[] | undefined;
  readonly uncertain: Policy;
}

export const agreementProperty: Property = ({ gateway, collection, filters }) => {
  const questionOn = (labelSet: LabelSetCode): fc.Arbitrary<Question> => {
    const readers = collection.readers.filter(({ readCounts }) => readCounts.has(labelSet));
    const ids = readers.map(({ readerId }) => readerId);
    return fc.record({
      labelSet: fc.constant(labelSet),
      findings: sometimes(fc.subarray([...VOCABULARY[labelSet]], { minLength: 1 })),
      filter: sometimes(filters.image),
      readers: sometimes(fc.subarray(ids, { minLength: 2 })),
      uncertain: itemOf(POLICIES),
    });
  };
  const asked = fc.oneof(questionOn('FOUR_FINDINGS_2019'), questionOn('ALL_FINDINGS_2021'));
  return fc.asyncProperty(asked, async (question) => {
    const answer = await ask<Answer>(gateway, AGREEMENT, { ...question });
    const { labelSet, findings = VOCABULARY[labelSet], filter, readers = null } = question;
    const images = collection.images.filter(
      (image) => filter === undefined || imageMatches(filter, image),
    );
    const found = new Map(answer.agreement.map((each) => [each.finding, each]));
    assertClose([...found.keys()].toSorted(), findings.toSorted(), 'findings');
    for (const finding of findings) {
      const policy = question.uncertain;
      const row = agreementOf(images, { labelSet, finding, readerIds: readers, policy });
      const pairs = row.pairs.map(({ left, right, ...rest }) => ({
        left: { readerId: left },
        right: { readerId: right },
        ...rest,
      }));
      const exclusions = [...row.exclusions].map(([reason, count]) => ({ reason, count }));
      const sorted = exclusions.toSorted((one, other) => (one.reason < other.reason ? -1 : 1));
      assertClose(found.get(finding), { finding, ...row, pairs, exclusions: sorted }, finding);
    }
  });
};

/** Undefined half of the time: the argument is left out. */
export const sometimes = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 1 });
