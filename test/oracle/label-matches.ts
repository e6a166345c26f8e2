import { holds, meets, meetsId } from './conditions.ts';
import type { LabelFilter } from './filters.ts';
import type { LabelRow } from './rows.ts';

export function labelMatches(filter: LabelFilter, label: LabelRow): boolean {
  return (
    holds(filter.and, (all) => all.every((each) => labelMatches(each, label))) &&
    holds(filter.or, (any) => any.some((each) => labelMatches(each, label))) &&
    holds(filter.not, (inner) => !labelMatches(inner, label)) &&
    holds(filter.finding, (condition) => meets(condition, label.finding)) &&
    holds(filter.value, (condition) => meets(condition, label.value)) &&
    holds(filter.source, (condition) => meets(condition, label.source)) &&
    holds(filter.labelSet, (condition) => meets(condition, label.labelSet)) &&
    holds(filter.readerId, (condition) => meetsId(condition, label.readerId))
  );
}

/** Superseded sets take part only where the filter names a label set, at any depth. */
export function labelsFor(
  filter: LabelFilter | undefined,
  labels: readonly LabelRow[],
): readonly LabelRow[] {
  return filter !== undefined && namesLabelSet(filter)
    ? labels
    : labels.filter((label) => !label.isSuperseded);
}

/** The labels that a field `labels(filter)` lists. */
export function matchingLabels(
  filter: LabelFilter | undefined,
  labels: readonly LabelRow[],
): readonly LabelRow[] {
  return labelsFor(filter, labels).filter((label) =>
    holds(filter, (given) => labelMatches(given, label)),
  );
}

function namesLabelSet(filter: LabelFilter): boolean {
  return (
    filter.labelSet !== undefined ||
    (filter.and ?? []).some(namesLabelSet) ||
    (filter.or ?? []).some(namesLabelSet) ||
    (filter.not !== undefined && namesLabelSet(filter.not))
  );
}
