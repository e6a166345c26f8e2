import fc from 'fast-check';
import { enumCondition, itemOf, oneOrTwo } from './arbitrary-conditions.ts';
import type { BoxFilter, Disagreement, ImageFilter } from './filters.ts';
import { FINDINGS, LABEL_VALUES, NLP_FINDINGS } from './rows.ts';
import { ORIGINS, sharedFindings } from './vocabulary.ts';

export function labelChange(): fc.Arbitrary<NonNullable<ImageFilter['labelChanged']>> {
  const release = fc.constantFrom('NIH_NLP_2017', 'NIH_NLP_2020');
  const changed = itemOf(NLP_FINDINGS);
  return fc.oneof(
    { weight: 3, arbitrary: fc.record({ finding: changed }) },
    { weight: 2, arbitrary: fc.record({ from: release, to: release }) },
    fc.record({ finding: changed, from: release, to: release }),
  );
}

export function boxes(): fc.Arbitrary<NonNullable<ImageFilter['boundingBoxes']>> {
  const box: fc.Arbitrary<BoxFilter> = oneOrTwo<BoxFilter>(
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ finding: enumCondition(FINDINGS) }) },
      fc.record({ any: fc.constant<true>(true) }),
    ),
  );
  return oneOrTwo<NonNullable<ImageFilter['boundingBoxes']>>(
    fc.oneof(fc.record({ some: box }), fc.record({ none: box })),
  );
}

/** Only pairs of origins that share a finding; a reader only where the source is READER. */
export function disagreement(reader: fc.Arbitrary<string>): fc.Arbitrary<Disagreement> {
  const pairs = ORIGINS.flatMap((left) =>
    ORIGINS.flatMap((right) =>
      sharedFindings(left.labelSet, right.labelSet).map((shared) => ({
        finding: shared,
        left,
        right,
      })),
    ),
  );
  const named = fc.record({ readerId: reader });
  const nobody = fc.constant({});
  return fc
    .record({
      pair: itemOf(pairs),
      leftReader: fc.oneof(nobody, named),
      rightReader: fc.oneof(nobody, named),
      value: fc.oneof(nobody, fc.record({ leftValue: itemOf(LABEL_VALUES) })),
    })
    .map(({ pair: { finding: of, left, right }, leftReader, rightReader, value }) => ({
      finding: of,
      left: { ...left, ...(left.source === 'READER' ? leftReader : {}) },
      right: { ...right, ...(right.source === 'READER' ? rightReader : {}) },
      ...value,
    }));
}
