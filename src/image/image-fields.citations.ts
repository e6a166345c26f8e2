import {
  type FieldNode,
  type GraphQLResolveInfo,
  Kind,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { checkedInput, oneOf } from '../decode.ts';
import { EVERY_LABEL, readLabelFilter } from '../label/label.filter.ts';
import { readOptionalFilter } from '../read-filter.ts';
import { LABEL_SET_CODES, type LabelSetCode } from '../terms/label-set-code.ts';
import { EXPERT_SETS, type Loaded, setsOfFilter, setsOfLabels } from './image.citations.ts';
import { EVERY_IMAGE } from './image.filter.ts';
import { readImageFilter } from './image.read-filter.ts';

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
    case 'facets':
    case 'crossTab':
      return setsOfDimensions([argument('dimensions')].flat(), argument('labelSet'), loaded);
    case 'findings':
    case 'consensus':
    case 'performance':
    case 'timeline':
    case 'coOccurrence':
      return [setOr2020(argument('labelSet'))];
    case 'dataQuality':
      return [...EXPERT_SETS];
    default:
      return [];
  }
};

const setOr2020 = (labelSet: unknown): LabelSetCode =>
  oneOf(LABEL_SET_CODES, labelSet) ?? 'NIH_NLP_2020';

/** Findings are those of one set; to say which sets label an image takes all of them. */
const setsOfDimensions = (
  dimensions: readonly unknown[],
  labelSet: unknown,
  loaded: Loaded,
): LabelSetCode[] => [
  ...(dimensions.includes('FINDING') ? [setOr2020(labelSet)] : []),
  ...(dimensions.includes('LABEL_SET') ? loaded.keys() : []),
];
