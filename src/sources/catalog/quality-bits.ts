import type { DataQualityIssue } from '../../terms/data-quality-issue.ts';

/** Issues in the order of their bits in images.quality. */
const QUALITY_BITS: readonly DataQualityIssue[] = [
  'IMPLAUSIBLE_AGE',
  'FEWER_THAN_THREE_READERS',
  'REPEATED_READ',
  'LABELS_CHANGED_BETWEEN_RELEASES',
  'FOLLOW_UP_RENUMBERED',
];

/** The set of some issues. */
export const qualityBits = (issues: Iterable<DataQualityIssue>): number => {
  let bits = 0;
  for (const issue of issues) bits |= 1 << QUALITY_BITS.indexOf(issue);
  return bits;
};

/** The issues of a set, in bit order. */
export const qualityIssues = (bits: number): DataQualityIssue[] =>
  QUALITY_BITS.filter((_, position) => (bits & (1 << position)) !== 0);
