import type { LabelsCondition } from '../image/image.filter.ts';
import type { LabelCondition } from '../label/label.filter.ts';
import type { ValueSpace } from './dimension-values.ts';
import { canBeFinal, looksFor } from './label-scope.filter.ts';

/**
 * Whether a condition on labels speaks of the findings that a facet counts: it names findings or
 * values, no reader, and the final labels of the facet's set can be what it looks for.
 */
export const speaksOfFindings = (condition: LabelsCondition, scope: ValueSpace): boolean => {
  const kinds = kindsOf(condition.labels.condition);
  const namesLabel = kinds.has('finding') || kinds.has('value');
  return namesLabel && !kinds.has('readerId') && canBeFinal(looksFor(condition), scope);
};

/** Whether a condition on labels speaks of label sets, and of nothing else. */
export const speaksOfSets = ({ labels }: LabelsCondition): boolean => {
  const kinds = kindsOf(labels.condition);
  return kinds.size === 1 && kinds.has('labelSet');
};

type LeafKind = Exclude<LabelCondition['kind'], 'all' | 'any' | 'not'>;

const kindsOf = (condition: LabelCondition): ReadonlySet<LeafKind> => {
  if (condition.kind === 'not') return kindsOf(condition.of);
  if (condition.kind !== 'all' && condition.kind !== 'any') return new Set([condition.kind]);
  return new Set(condition.of.flatMap((part) => [...kindsOf(part)]));
};
