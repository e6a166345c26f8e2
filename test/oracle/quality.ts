import { groupBy } from './group-by.ts';
import type { DataQualityIssue, LabelRow, LabelSetCode } from './rows.ts';

export function dataQualityOf(
  image: { readonly sequenceNumber: number; readonly followUpNumber: number },
  labels: readonly LabelRow[],
  hasImplausibleAge: boolean,
): readonly DataQualityIssue[] {
  const fourReads = labels.filter((it) => isRead(it) && it.labelSet === 'FOUR_FINDINGS_2019');
  const issues: readonly (readonly [DataQualityIssue, boolean])[] = [
    ['IMPLAUSIBLE_AGE', hasImplausibleAge],
    ['FEWER_THAN_THREE_READERS', fourReads.length > 0 && readerCount(fourReads) < 3],
    ['REPEATED_READ', hasRepeatedRead(labels)],
    ['LABELS_CHANGED_BETWEEN_RELEASES', hasChangedLabels(labels)],
    ['FOLLOW_UP_RENUMBERED', image.followUpNumber !== image.sequenceNumber],
  ];
  return issues.filter(([, applies]) => applies).map(([issue]) => issue);
}

/** Findings on which the reads are not all the same; null without two different readers. */
export function readerDisagreementOf(labels: readonly LabelRow[]): number | null {
  const reads = labels.filter(isRead);
  if (readerCount(reads) < 2) return null;
  const byFinding = [...groupBy(reads, (label) => label.finding).values()];
  return byFinding.filter((ofFinding) => new Set(ofFinding.map((it) => it.value)).size > 1).length;
}

/** A reader has two rows for the image in one set. */
function hasRepeatedRead(labels: readonly LabelRow[]): boolean {
  const reads = labels.filter(isRead);
  return reads.some((label) =>
    reads.some(
      (other) =>
        other.labelSet === label.labelSet &&
        other.readerId === label.readerId &&
        other.row !== label.row,
    ),
  );
}

function hasChangedLabels(labels: readonly LabelRow[]): boolean {
  const [before, after] = [present(labels, 'NIH_NLP_2017'), present(labels, 'NIH_NLP_2020')];
  return before !== null && after !== null && before !== after;
}

function present(labels: readonly LabelRow[], labelSet: LabelSetCode): string | null {
  const own = labels.filter((label) => label.labelSet === labelSet);
  const findings = own.filter((label) => label.value === 'PRESENT').map((label) => label.finding);
  return own.length === 0 ? null : findings.toSorted().join(' ');
}

function readerCount(reads: readonly LabelRow[]): number {
  return new Set(reads.map((label) => label.readerId)).size;
}

function isRead(label: LabelRow): boolean {
  return label.source === 'READER';
}
