import { type Policy, said } from './agreement.ts';
import { type Interval, kappaOf, wilsonOf } from './coefficients.ts';
import type { LabelOrigin } from './filters.ts';
import { groupBy } from './group-by.ts';
import type { Finding, ImageRow, LabelRow, LabelValue } from './rows.ts';

export interface ComparisonQuestion {
  readonly reference: LabelOrigin;
  readonly candidate: LabelOrigin;
  readonly finding: Finding;
  readonly candidateFindings: readonly Finding[];
  readonly policy: Policy;
}

export interface Share extends Interval {
  readonly numerator: number;
  readonly denominator: number;
}

export interface ComparisonRow {
  readonly imageCount: number;
  /** Reference and candidate, such as "PRESENT ABSENT"; without those that are 0. */
  readonly cells: ReadonlyMap<string, number>;
  readonly percentAgreement: Share | null;
  readonly sensitivity: Share | null;
  readonly specificity: Share | null;
  readonly positivePredictiveValue: Share | null;
  readonly negativePredictiveValue: Share | null;
  readonly prevalence: Share | null;
  readonly f1: number | null;
  readonly cohenKappa: Interval | null;
  readonly exclusions: ReadonlyMap<string, number>;
}

type Pair = readonly [reference: LabelValue, candidate: LabelValue];

/** Two origins on the images that both labelled. */
export function comparisonOf(
  images: readonly ImageRow[],
  { reference, candidate, finding, candidateFindings, policy }: ComparisonQuestion,
): ComparisonRow {
  const isSame = JSON.stringify(reference) === JSON.stringify(candidate);
  const pairs: Pair[] = [];
  const left = new Map<string, number>();
  const leave = (reason: string, count: number) =>
    count > 0 && left.set(reason, (left.get(reason) ?? 0) + count);
  for (const { labels } of images) {
    const [ours, theirs] = [rowsOf(labels, reference), rowsOf(labels, candidate)];
    const [first, second] = [ours[0], theirs[0]];
    if (first === undefined || second === undefined) continue;
    const one = together(first, [finding]);
    const other = together(second, candidateFindings);
    if (one === null || other === null) {
      leave('NOT_ASSESSED', 1);
      continue;
    }
    leave('REPEATED_READ', ours.length - 1 + (isSame ? 0 : theirs.length - 1));
    const [counted, against] = [said(one, policy), said(other, policy)];
    if (counted === null || against === null) leave('UNCERTAIN_LABEL', 1);
    else pairs.push([counted, against]);
  }
  return { ...figuresOf(pairs), exclusions: left };
}

function figuresOf(pairs: readonly Pair[]): Omit<ComparisonRow, 'exclusions'> {
  const count = (is: (pair: Pair) => boolean) => pairs.filter(is).length;
  const share = (has: (pair: Pair) => boolean, of: (pair: Pair) => boolean): Share | null => {
    const [numerator, denominator] = [count((pair) => has(pair) && of(pair)), count(of)];
    const interval = wilsonOf(numerator, denominator);
    return interval === null ? null : { ...interval, numerator, denominator };
  };
  const says = (value: LabelValue) => ({
    reference: ([one]: Pair) => one === value,
    candidate: ([, other]: Pair) => other === value,
  });
  const [present, absent] = [says('PRESENT'), says('ABSENT')];
  const sensitivity = share(present.candidate, present.reference);
  const precision = share(present.reference, present.candidate);
  const found = 2 * count((pair) => present.reference(pair) && present.candidate(pair));
  const claimed = count(present.reference) + count(present.candidate);
  return {
    imageCount: pairs.length,
    cells: new Map(
      [...groupBy(pairs, (pair) => pair.join(' '))].map(([key, of]) => [key, of.length]),
    ),
    percentAgreement: share(
      ([one, other]) => one === other,
      () => true,
    ),
    sensitivity,
    specificity: share(absent.candidate, absent.reference),
    positivePredictiveValue: precision,
    negativePredictiveValue: share(absent.reference, absent.candidate),
    prevalence: share(present.reference, () => true),
    f1: claimed === 0 ? null : found / claimed,
    cohenKappa: kappaOf(pairs),
  };
}

/** The labels of each row of an origin's file about an image, in file order. */
function rowsOf(
  labels: readonly LabelRow[],
  origin: LabelOrigin,
): readonly (readonly LabelRow[])[] {
  const own = labels.filter(
    (label) =>
      label.source === origin.source &&
      label.labelSet === origin.labelSet &&
      (origin.readerId === undefined || label.readerId === origin.readerId),
  );
  return [...groupBy(own, (label) => `${label.file} ${label.row}`).values()];
}

/** One that is present is enough; null: not all were assessed, and none is present. */
function together(labels: readonly LabelRow[], findings: readonly Finding[]): LabelValue | null {
  const values = findings.map(
    (finding) => labels.find((label) => label.finding === finding)?.value,
  );
  if (values.includes('PRESENT')) return 'PRESENT';
  if (values.includes(undefined)) return null;
  return values.includes('UNCERTAIN') ? 'UNCERTAIN' : 'ABSENT';
}
