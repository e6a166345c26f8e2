import type { Policy } from '../../oracle/agreement.ts';
import { type ComparisonRow, comparisonOf } from '../../oracle/comparison.ts';
import type { ImageFilter, LabelOrigin } from '../../oracle/filters.ts';
import { imageMatches } from '../../oracle/image-matches.ts';
import type { Collection, Finding, ImageRow } from '../../oracle/rows.ts';
import { type Standing, standingFor } from '../../oracle/standing.ts';
import { VOCABULARY } from '../../oracle/vocabulary.ts';
import { assertClose } from '../../statistics/stored-cases.ts';

const SHARE = '{ value numerator denominator lower95 upper95 }';
/** All that a comparison shows. */
export const COMPARISON_FIELDS = `
  finding candidateFindings relation imageCount bothPresent candidateOnly referenceOnly bothAbsent
  cells { reference candidate imageCount }
  percentAgreement ${SHARE} sensitivity ${SHARE} specificity ${SHARE} prevalence ${SHARE}
  positivePredictiveValue ${SHARE} negativePredictiveValue ${SHARE}
  f1 cohenKappa { value lower95 upper95 } exclusions { reason count }`;

/** A comparison as the graph gives it, as far as it is sorted by. */
export interface Found {
  readonly finding: Finding;
  readonly candidateFindings: readonly Finding[];
}

/** How two origins are compared. */
export interface How {
  readonly findings: readonly Finding[] | undefined;
  readonly filter: ImageFilter | undefined;
  readonly uncertain: Policy;
}

interface Compared {
  readonly collection: Collection;
  readonly origin: Record<'reference' | 'candidate', LabelOrigin>;
  readonly question: How;
}

/** Insists that comparisons are what the files say. */
export function assertCompared(
  found: readonly Found[],
  { collection, origin, question }: Compared,
): void {
  const { filter, uncertain: policy } = question;
  const { reference, candidate } = origin;
  const isLabelled = ({ labels }: ImageRow) =>
    [reference, candidate].every(({ labelSet }) => labels.some((it) => it.labelSet === labelSet));
  const images = collection.images.filter(
    (image) => isLabelled(image) && (filter === undefined || imageMatches(filter, image)),
  );
  const expected = (question.findings ?? VOCABULARY[reference.labelSet])
    .flatMap((finding) => standingFor(finding, candidate.labelSet))
    .map(
      (standing) => [standing, comparisonOf(images, { ...origin, ...standing, policy })] as const,
    )
    .map(([standing, row]) => spell(standing, row));
  assertClose(byName(found), byName(expected), JSON.stringify(origin));
}

function spell(standing: Standing, { cells, exclusions, ...row }: ComparisonRow) {
  const listed = [...cells].map(([key, imageCount]) => {
    const [reference, candidate] = key.split(' ');
    return { reference, candidate, imageCount };
  });
  const order = ['PRESENT', 'ABSENT', 'UNCERTAIN'];
  const place = (value = '') => order.indexOf(value);
  return {
    ...standing,
    ...row,
    bothPresent: cells.get('PRESENT PRESENT') ?? 0,
    candidateOnly: cells.get('ABSENT PRESENT') ?? 0,
    referenceOnly: cells.get('PRESENT ABSENT') ?? 0,
    bothAbsent: cells.get('ABSENT ABSENT') ?? 0,
    cells: listed.toSorted(
      (one, other) =>
        place(one.reference) - place(other.reference) ||
        place(one.candidate) - place(other.candidate),
    ),
    exclusions: [...exclusions]
      .map(([reason, count]) => ({ reason, count }))
      .toSorted((one, other) => (one.reason < other.reason ? -1 : 1)),
  };
}

/** Comparisons and the findings of each in one order. */
const byName = <F extends Found>(found: readonly F[]): readonly F[] =>
  found
    .map((each) => ({ ...each, candidateFindings: each.candidateFindings.toSorted() }))
    .toSorted((one, other) =>
      `${one.finding} ${one.candidateFindings.join()}` <
      `${other.finding} ${other.candidateFindings.join()}`
        ? -1
        : 1,
    );
