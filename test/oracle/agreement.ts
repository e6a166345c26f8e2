import { type Coefficients, coefficientsOf, type Interval, kappaOf } from './coefficients.ts';
import { groupBy } from './group-by.ts';
import type { Finding, ImageRow, LabelRow, LabelSetCode, LabelValue } from './rows.ts';

export const POLICIES = ['SEPARATE', 'AS_PRESENT', 'AS_ABSENT', 'EXCLUDE'] as const;
export type Policy = (typeof POLICIES)[number];

export interface AgreementQuestion {
  readonly labelSet: LabelSetCode;
  readonly finding: Finding;
  readonly readerIds: readonly string[] | null;
  readonly policy: Policy;
}

export interface AgreementRow extends Coefficients {
  readonly imageCount: number;
  readonly readerCount: number;
  readonly readCount: number;
  /** Without those that are 0. */
  readonly exclusions: ReadonlyMap<string, number>;
  readonly pairs: readonly PairRow[];
}

export interface PairRow {
  readonly left: string;
  readonly right: string;
  readonly imageCount: number;
  readonly percentAgreement: number;
  readonly cohenKappa: Interval | null;
}

/** How far the readers of a set agree on a finding, on some images. */
export function agreementOf(
  images: readonly ImageRow[],
  question: AgreementQuestion,
): AgreementRow {
  const left = new Map<string, number>();
  const leave = (reason: string, count: number) =>
    count > 0 && left.set(reason, (left.get(reason) ?? 0) + count);
  const counted: (readonly LabelRow[])[] = [];
  for (const image of images) {
    const reads = image.labels.filter((label) => isAsked(label, question));
    if (reads.length === 0) continue;
    const first = [...groupBy(reads, (read) => read.readerId).values()].flatMap(
      ([read]) => read ?? [],
    );
    const votes = first.filter((read) => said(read.value, question.policy) !== null);
    leave('REPEATED_READ', reads.length - first.length);
    leave('UNCERTAIN_READ', first.length - votes.length);
    leave('FEWER_THAN_TWO_READERS', votes.length < 2 ? 1 : 0);
    if (votes.length >= 2) counted.push(votes);
  }
  const ratings = counted.map((votes) =>
    votes.flatMap(({ value }) => said(value, question.policy) ?? []),
  );
  return {
    imageCount: counted.length,
    readerCount: new Set(counted.flat().map(({ readerId }) => readerId)).size,
    readCount: counted.flat().length,
    ...coefficientsOf(ratings),
    exclusions: left,
    pairs: pairsOf(counted, question.policy),
  };
}

const isAsked = (label: LabelRow, { labelSet, finding, readerIds }: AgreementQuestion): boolean =>
  label.source === 'READER' &&
  label.labelSet === labelSet &&
  label.finding === finding &&
  (readerIds === null || readerIds.includes(label.readerId ?? ''));

/** What a value counts as; null: as not said. */
export function said(value: LabelValue, policy: Policy): LabelValue | null {
  return value === 'UNCERTAIN' ? UNCERTAIN_COUNTS_AS[policy] : value;
}

const UNCERTAIN_COUNTS_AS: Readonly<Record<Policy, LabelValue | null>> = {
  SEPARATE: 'UNCERTAIN',
  AS_PRESENT: 'PRESENT',
  AS_ABSENT: 'ABSENT',
  EXCLUDE: null,
};

function pairsOf(images: readonly (readonly LabelRow[])[], policy: Policy): PairRow[] {
  const shared = images.flatMap((votes) =>
    votes.flatMap((one) =>
      votes
        .filter((other) => Number(one.readerId) < Number(other.readerId))
        .map((other) => ({ one, other })),
    ),
  );
  const groups = groupBy(shared, ({ one, other }) => `${one.readerId} ${other.readerId}`);
  return [...groups]
    .map(([key, group]) => {
      const values = group.map(
        ({ one, other }) =>
          [said(one.value, policy) ?? '', said(other.value, policy) ?? ''] as const,
      );
      const [left = '', right = ''] = key.split(' ');
      const same = values.filter(([one, other]) => one === other).length;
      return {
        left,
        right,
        imageCount: group.length,
        percentAgreement: same / group.length,
        cohenKappa: kappaOf(values),
      };
    })
    .toSorted((a, b) => Number(a.left) - Number(b.left) || Number(a.right) - Number(b.right));
}
