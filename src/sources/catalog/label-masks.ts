import { type Expression, sql } from 'kysely';
import { isSuperseded } from '../../dataset/label-set.ts';
import type { LabelCondition, LabelFilter } from '../../label/label.filter.ts';
import { EVERY_FINDING, findingBits } from '../../terms/finding-bits.ts';
import { LABEL_SET_CODES, type LabelSetCode } from '../../terms/label-set-code.ts';
import type { LabelSource } from '../../terms/label-source.ts';
import type { LabelValue } from '../../terms/label-value.ts';
import { SOURCES } from '../../terms/vocabulary.ts';
import type { Catalog } from './catalog.ts';
import { compare } from './conditions.ts';

// A filter on labels becomes an expression over bit sets: for a row of a label file, the set of the
// findings whose labels meet the filter. And, or and not are the set operations; what is constant
// for a label set and source is folded before any statement is written.

/** The labels of one set and source. */
export interface Partition {
  readonly labelSet: LabelSetCode;
  readonly source: LabelSource;
}

/** A set of findings: known now, or computed by the engine. */
export type Mask = number | Expression<number | null>;

/** Where a row keeps its bit sets. */
export interface MaskColumns {
  readonly assessed: Mask;
  readonly present: Mask;
  readonly uncertain: Mask;
  /** Null where no row of the partition has a reader. */
  readonly readerId: Expression<string | null> | null;
}

/** The partitions that a filter speaks of: the current sets, or all where it names a set. */
export const partitionsOf = (
  filter: LabelFilter,
  { loadedSets }: Pick<Catalog, 'loadedSets'>,
): Partition[] =>
  LABEL_SET_CODES.filter(
    (code) => loadedSets.has(code) && (filter.namesLabelSet || !isSuperseded(code, loadedSets)),
  ).flatMap((labelSet) => SOURCES[labelSet].map((source) => ({ labelSet, source })));

/** The labels of a row that a mask leaves out. */
export const failing = (columns: MaskColumns, mask: Mask): Mask =>
  and(columns.assessed, complement(mask));

/** Writes masks for one partition's rows. */
export const maskWriter = (catalog: Catalog, partition: Partition, columns: MaskColumns) => {
  const readBy = (readerIds: readonly string[]): Mask => {
    if (columns.readerId === null || readerIds.length === 0) return 0;
    const operand = { value: columns.readerId, isNullable: true };
    const isOne = compare(catalog.dialect, operand, { operator: 'in', values: readerIds });
    return sql`(case when ${isOne} then ${EVERY_FINDING} else 0 end)`;
  };
  const chosen = (condition: Extract<LabelCondition, { values: unknown }>): Mask => {
    switch (condition.kind) {
      case 'finding':
        return findingBits(condition.values);
      case 'value':
        return joined(
          condition.values.map((value) => withValue(columns, value)),
          or,
          0,
        );
      case 'source':
        return everyOrNone(condition.values.includes(partition.source));
      case 'labelSet':
        return everyOrNone(condition.values.includes(partition.labelSet));
      case 'readerId':
        return readBy(condition.values);
    }
  };
  const write = (condition: LabelCondition): Mask => {
    if (condition.kind === 'all') return joined(condition.of.map(write), and, EVERY_FINDING);
    if (condition.kind === 'any') return joined(condition.of.map(write), or, 0);
    if (condition.kind === 'not') return complement(write(condition.of));
    return condition.operator === 'in' ? chosen(condition) : complement(chosen(condition));
  };
  /** The findings whose labels, among those that the row holds, meet a condition. */
  return (condition: LabelCondition): Mask => and(columns.assessed, write(condition));
};

const withValue = (columns: MaskColumns, value: LabelValue): Mask => {
  if (value === 'PRESENT') return columns.present;
  if (value === 'UNCERTAIN') return columns.uncertain;
  return and(columns.assessed, complement(or(columns.present, columns.uncertain)));
};

const everyOrNone = (isMet: boolean): Mask => (isMet ? EVERY_FINDING : 0);

/** Sets joined by halves: engines limit how deep an expression is. */
const joined = (masks: readonly Mask[], join: typeof and, ofNone: Mask): Mask => {
  const [first] = masks;
  if (first === undefined || masks.length === 1) return first ?? ofNone;
  const half = masks.length >>> 1;
  return join(joined(masks.slice(0, half), join, ofNone), joined(masks.slice(half), join, ofNone));
};

/** The findings that are not in a set. */
const complement = (mask: Mask): Mask =>
  isKnown(mask) ? EVERY_FINDING & ~mask : sql`(${EVERY_FINDING} & ~${mask})`;

const and = (left: Mask, right: Mask): Mask => {
  if (isKnown(left) && isKnown(right)) return left & right;
  if (left === 0 || right === 0) return 0;
  if (left === EVERY_FINDING) return right;
  return right === EVERY_FINDING ? left : sql`(${left} & ${right})`;
};

const or = (left: Mask, right: Mask): Mask => {
  if (isKnown(left) && isKnown(right)) return left | right;
  if (left === EVERY_FINDING || right === EVERY_FINDING) return EVERY_FINDING;
  if (left === 0) return right;
  return right === 0 ? left : sql`(${left} | ${right})`;
};

const isKnown = (mask: Mask): mask is number => typeof mask === 'number';
