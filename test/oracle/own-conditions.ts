import type { Dimension, Space } from './dimension-values.ts';
import type { ImageFilter, LabelFilter, ListCondition } from './filters.ts';
import { labelMatches, labelsFor } from './label-matches.ts';
import { type Finding, LABEL_VALUES, type LabelRow, type LabelValue } from './rows.ts';
import { ORIGINS, VOCABULARY } from './vocabulary.ts';

/** Conditions with one key, and one operator in it, that together say what a filter says. */
export function conjuncts(filter: ImageFilter): readonly ImageFilter[] {
  const { and = [], or, not, ...fields } = filter;
  return [
    ...and.flatMap(conjuncts),
    ...(or === undefined ? [] : alternatives(or)),
    ...(not === undefined ? [] : negated(not)),
    ...Object.entries(fields).flatMap(([field, condition]) => apart(field, condition)),
  ];
}

function alternatives(or: readonly ImageFilter[]): readonly ImageFilter[] {
  const [only] = or;
  return or.length === 1 && only !== undefined ? conjuncts(only) : [{ or }];
}

/** What is no list of operators stays whole. */
function apart(field: string, condition: object): readonly ImageFilter[] {
  if (field === 'disagreement' || field === 'labelChanged') return [{ [field]: condition }];
  return Object.entries(condition).map(([operator, value]) => ({ [field]: { [operator]: value } }));
}

/** A not is told from what it stands before only through a lone or, and, or not. */
function negated(inner: ImageFilter): readonly ImageFilter[] {
  const isAlone = Object.keys(inner).length === 1;
  if (isAlone && inner.not !== undefined) return conjuncts(inner.not);
  const [only] = inner.and ?? [];
  if (isAlone && inner.and?.length === 1 && only !== undefined) return negated(only);
  if (isAlone && inner.or !== undefined) return inner.or.flatMap(negated);
  return [{ not: inner }];
}

/** Whether a condition is about a dimension, and about nothing else. */
export function isOwn(condition: ImageFilter, dimension: Dimension, space: Space): boolean {
  const leaves = leavesOf(condition);
  return leaves.length > 0 && leaves.every((leaf) => isAbout(leaf, dimension, space));
}

function leavesOf(filter: ImageFilter): readonly ImageFilter[] {
  const { and = [], or = [], not, ...fields } = filter;
  const inner = [...and, ...or, ...(not === undefined ? [] : [not])];
  const own = Object.entries(fields).flatMap(([field, condition]) => apart(field, condition));
  return [...inner.flatMap(leavesOf), ...own];
}

function isAbout(leaf: ImageFilter, dimension: Dimension, space: Space): boolean {
  const [key] = Object.keys(leaf);
  if (dimension === 'SEX') return key === 'sex';
  if (dimension === 'VIEW_POSITION') return key === 'viewPosition';
  if (dimension === 'SPLIT') return key === 'split';
  if (dimension === 'AGE_DECADE') return key === 'patientAgeYears';
  if (leaf.labels === undefined) return false;
  const names = namesIn(labelFilterOf(leaf.labels));
  if (dimension === 'LABEL_SET') return names.size === 1 && names.has('labelSet');
  const isOfLabels = names.has('finding') || names.has('value');
  return isOfLabels && !names.has('readerId') && wantsFinalLabel(leaf.labels, space);
}

/** The keys that a label filter uses, at any depth. */
function namesIn({ and = [], or = [], not, ...fields }: LabelFilter): ReadonlySet<string> {
  const inner = [...and, ...or, ...(not === undefined ? [] : [not])];
  return new Set([...inner.flatMap((each) => [...namesIn(each)]), ...Object.keys(fields)]);
}

function labelFilterOf({ some, every, none }: ListCondition<LabelFilter>): LabelFilter {
  const filter = some ?? every ?? none;
  if (filter === undefined) throw new Error('A condition on labels has one filter.');
  return filter;
}

/** Whether a label is one that a condition is on the look-out for. */
export function isLookedFor(condition: ListCondition<LabelFilter>, label: LabelRow): boolean {
  const filter = labelFilterOf(condition);
  if (labelsFor(filter, [label]).length === 0) return false;
  return labelMatches(filter, label) === (condition.every === undefined);
}

function wantsFinalLabel(condition: ListCondition<LabelFilter>, space: Space): boolean {
  if (!space.loadedSets.includes(space.labelSet)) return false;
  return VOCABULARY[space.labelSet].some((finding) =>
    LABEL_VALUES.some((value) => isLookedFor(condition, finalLabel(space, finding, value))),
  );
}

/** A label as the set could hold it. */
export function finalLabel(
  { labelSet, loadedSets }: Space,
  finding: Finding,
  value: LabelValue,
): LabelRow {
  const origin = ORIGINS.findLast((each) => each.labelSet === labelSet);
  if (origin === undefined) throw new Error(`Nothing comes from ${labelSet}.`);
  return {
    imageIndex: '',
    finding,
    value,
    source: origin.source,
    labelSet,
    isSuperseded: labelSet === 'NIH_NLP_2017' && loadedSets.includes('NIH_NLP_2020'),
    readerId: null,
    file: '',
    row: 0,
    column: '',
    rawValue: '',
  };
}
