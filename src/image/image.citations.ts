import {
  type FieldNode,
  type GraphQLResolveInfo,
  Kind,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { isSuperseded } from '../dataset/label-set.ts';
import { checkedInput, oneOf } from '../decode.ts';
import {
  EVERY_LABEL,
  type LabelCondition,
  type LabelFilter,
  readLabelFilter,
} from '../label/label.filter.ts';
import { readOptionalFilter } from '../read-filter.ts';
import { LABEL_SET_CODES, type LabelSetCode } from '../terms/label-set-code.ts';
import { SOURCES } from '../terms/vocabulary.ts';
import { EVERY_IMAGE, type ImageFilter } from './image.filter.ts';
import type { ImageOrder } from './image.order.ts';
import { readImageFilter } from './image.read-filter.ts';

// Which label sets an answer draws on: those that its filter speaks of, and those that its selected
// fields show. Only these are cited, beside the collection's own paper.

type Loaded = ReadonlyMap<LabelSetCode, number>;

const EXPERT_SETS: readonly LabelSetCode[] = ['FOUR_FINDINGS_2019', 'ALL_FINDINGS_2021'];

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
const setsOfLabels = (
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

/** The label sets that the selected fields below a field show. */
export const setsOfSelection = (info: GraphQLResolveInfo, loaded: Loaded): LabelSetCode[] => {
  const visited = new Set<string>();
  const visit = (set: SelectionSetNode | undefined): LabelSetCode[] =>
    (set?.selections ?? []).flatMap((selection) => {
      if (selection.kind === Kind.FIELD) {
        return [...setsOfField(selection, info, loaded), ...visit(selection.selectionSet)];
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) return visit(selection.selectionSet);
      const { value } = selection.name;
      if (visited.has(value)) return [];
      visited.add(value);
      return visit(info.fragments[value]?.selectionSet);
    });
  return info.fieldNodes.flatMap((node) => visit(node.selectionSet));
};

const setsOfField = (
  { name, arguments: given = [] }: FieldNode,
  { variableValues }: GraphQLResolveInfo,
  loaded: Loaded,
): LabelSetCode[] => {
  const argument = (wanted: string): unknown => {
    const node = given.find((one) => one.name.value === wanted)?.value;
    return node === undefined ? undefined : valueFromASTUntyped(node, variableValues);
  };
  switch (name.value) {
    case 'labels':
      return setsOfLabels(
        readOptionalFilter(checkedInput(argument('filter')), readLabelFilter, EVERY_LABEL),
        loaded,
      );
    case 'images':
      return setsOfFilter(
        readOptionalFilter(checkedInput(argument('filter')), readImageFilter, EVERY_IMAGE),
        loaded,
      );
    case 'findings':
    case 'consensus':
    case 'timeline':
      return [oneOf(LABEL_SET_CODES, argument('labelSet')) ?? 'NIH_NLP_2020'];
    case 'dataQuality':
      return [...EXPERT_SETS];
    default:
      return [];
  }
};

const currentSets = (loaded: Loaded): LabelSetCode[] =>
  [...loaded.keys()].filter((code) => !isSuperseded(code, loaded));
