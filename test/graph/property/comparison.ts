import fc from 'fast-check';
import { POLICIES } from '../../oracle/agreement.ts';
import { itemOf } from '../../oracle/arbitrary-conditions.ts';
import type { ImageFilter, LabelOrigin } from '../../oracle/filters.ts';
import type { Collection, Finding, LabelSetCode } from '../../oracle/rows.ts';
import { standingFor } from '../../oracle/standing.ts';
import { ORIGINS, VOCABULARY } from '../../oracle/vocabulary.ts';
import { assertClose } from '../../statistics/stored-cases.ts';
import { sometimes } from './agreement.ts';
import { ask } from './ask.ts';
import { assertCompared, COMPARISON_FIELDS, type Found, type How } from './compared.ts';
import type { Property } from './property.ts';

const COMPARISON = `query ($reference: LabelOriginInput!, $candidate: LabelOriginInput!, $findings: [Finding!], $filter: ImageFilterInput, $uncertain: UncertainPolicy! = EXCLUDE) {
  comparison(reference: $reference, candidate: $candidate, findings: $findings, filter: $filter, uncertain: $uncertain) {${COMPARISON_FIELDS}
  }
}`;

const PERFORMANCE = `query ($labelSet: LabelSetCode!, $findings: [Finding!], $filter: ImageFilterInput, $uncertain: UncertainPolicy! = EXCLUDE) {
  readers {
    readerId
    performance(labelSet: $labelSet, findings: $findings, filter: $filter, uncertain: $uncertain) {${COMPARISON_FIELDS}
    }
  }
}`;

/** Any two origins of one hand, of loaded sets. */
export const comparisonProperty: Property = ({ gateway, collection, filters }) => {
  const origins = originsIn(collection);
  const asked = fc
    .tuple(itemOf(origins), itemOf(origins))
    .chain(([reference, candidate]) =>
      fc.tuple(
        fc.constant({ reference, candidate }),
        how(filters.image, comparable(reference.labelSet, candidate.labelSet)),
      ),
    );
  return fc.asyncProperty(asked, async ([origin, question]) => {
    const answer = await ask<{ comparison: readonly Found[] }>(gateway, COMPARISON, {
      ...origin,
      ...question,
    });
    assertCompared(answer.comparison, { collection, origin, question });
  });
};

/** All readers at once, those without reads in the set too. */
export const performanceProperty: Property = ({ gateway, collection, filters }) => {
  const sets = [
    ['FOUR_FINDINGS_2019', 'ADJUDICATED'],
    ['ALL_FINDINGS_2021', 'GROUND_TRUTH'],
  ] as const;
  const asked = itemOf(sets).chain(([labelSet, source]) =>
    fc.tuple(fc.constant({ labelSet, source }), how(filters.image, VOCABULARY[labelSet])),
  );
  return fc.asyncProperty(asked, async ([reference, question]) => {
    const { labelSet } = reference;
    const answer = await ask<{ readers: readonly { readerId: string; performance: Found[] }[] }>(
      gateway,
      PERFORMANCE,
      { labelSet, ...question },
    );
    for (const { readerId, performance } of answer.readers) {
      const reader = collection.readers.find((each) => each.readerId === readerId);
      if (reader?.readCounts.has(labelSet) !== true) {
        assertClose(performance, [], readerId);
        continue;
      }
      const candidate = { source: 'READER', labelSet, readerId } as const;
      assertCompared(performance, { collection, origin: { reference, candidate }, question });
    }
  });
};

function originsIn({ labelSets, readers }: Collection): readonly LabelOrigin[] {
  return ORIGINS.filter(({ labelSet }) => labelSets.includes(labelSet)).flatMap((origin) =>
    origin.source === 'READER'
      ? readers
          .filter(({ readCounts }) => readCounts.has(origin.labelSet))
          .slice(0, 6)
          .map(({ readerId }) => ({ ...origin, readerId }))
      : origin,
  );
}

const comparable = (reference: LabelSetCode, candidate: LabelSetCode): readonly Finding[] =>
  VOCABULARY[reference].filter((finding) => standingFor(finding, candidate).length > 0);

function how(filter: fc.Arbitrary<ImageFilter>, findings: readonly Finding[]): fc.Arbitrary<How> {
  return fc.record({
    findings: sometimes(fc.subarray([...findings], { minLength: 1 })),
    filter: sometimes(filter),
    uncertain: itemOf(POLICIES),
  });
}
