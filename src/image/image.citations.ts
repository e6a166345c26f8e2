import { isSuperseded } from '../dataset/label-set.ts';
import type { LabelCondition, LabelFilter } from '../label/label.filter.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import { SOURCES } from '../terms/vocabulary.ts';
import type { ImageFilter } from './image.filter.ts';
import type { ImageOrder } from './image.order.ts';

// Which label sets an answer draws on: those that its filter speaks of, and those that its selected
// fields show (image-fields.citations.ts). Only these are cited, beside the collection's own paper.

/** The loaded sets, and how many images each has. */
export type Loaded = ReadonlyMap<LabelSetCode, number>;

/** The sets that radiologists labelled. */
export const EXPERT_SETS: readonly LabelSetCode[] = ['FOUR_FINDINGS_2019', 'ALL_FINDINGS_2021'];

/** The label sets that an image filter speaks of. */
export const setsOfFilter = (filter: ImageFilter, loaded: Loaded): LabelSetCode[] => {
  switch (filter.kind) {
    case 'all':
    case 'any':
      return filter.of.flatMap((part) => setsOfFilter(part, loaded));
    case 'not':
      return setsOfFilter(filter.of, loaded);
    case 'labels':
      return setsOfLabels(filter.labels, loaded);
    case 'disagreement':
      return [filter.left.labelSet, filter.right.labelSet];
    case 'labelChanged':
      return [filter.from, filter.to];
    case 'quality':
      return filter.issues.some(
        (issue) => issue === 'FEWER_THAN_THREE_READERS' || issue === 'REPEATED_READ',
      )
        ? [...EXPERT_SETS]
        : [];
    default:
      return [];
  }
};

/** The label sets that an order draws on. */
export const setsOfOrder = ({ keys }: ImageOrder): readonly LabelSetCode[] =>
  keys.some(({ field }) => field === 'READER_DISAGREEMENT') ? EXPERT_SETS : [];

/** The label sets whose labels can meet a label filter. */
export const setsOfLabels = (
  { namesLabelSet, condition }: LabelFilter,
  loaded: Loaded,
): LabelSetCode[] => {
  const spokenOf = namesLabelSet ? [...loaded.keys()] : currentSets(loaded);
  return spokenOf.filter((code) => canMeet(condition, code) !== 'never');
};

/** Whether all, some or none of a set's labels meet a condition, by what is fixed for the set. */
const canMeet = (condition: LabelCondition, code: LabelSetCode): 'always' | 'perhaps' | 'never' => {
  switch (condition.kind) {
    case 'all': {
      const parts = condition.of.map((part) => canMeet(part, code));
      if (parts.includes('never')) return 'never';
      return parts.includes('perhaps') ? 'perhaps' : 'always';
    }
    case 'any': {
      const parts = condition.of.map((part) => canMeet(part, code));
      if (parts.includes('always')) return 'always';
      return parts.includes('perhaps') ? 'perhaps' : 'never';
    }
    case 'not':
      return OPPOSITE[canMeet(condition.of, code)];
    case 'labelSet':
      return condition.values.includes(code) === (condition.operator === 'in') ? 'always' : 'never';
    case 'source': {
      const isChosen = SOURCES[code].some((source) => condition.values.includes(source));
      if (condition.operator === 'in') return isChosen ? 'perhaps' : 'never';
      return isChosen ? 'perhaps' : 'always';
    }
    default:
      return 'perhaps';
  }
};

const OPPOSITE = { always: 'never', perhaps: 'perhaps', never: 'always' } as const;

const currentSets = (loaded: Loaded): LabelSetCode[] =>
  [...loaded.keys()].filter((code) => !isSuperseded(code, loaded));
