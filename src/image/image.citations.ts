import {
  type FieldNode,
  type GraphQLResolveInfo,
  Kind,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { isSuperseded } from '../dataset/label-set.ts';
import type { LabelFilter } from '../label/label.filter.ts';
import { LABEL_SET_CODES, type LabelSetCode } from '../terms/label-set-code.ts';
import type { ImageFilter } from './image.filter.ts';

// Which label sets an answer draws on: those that its filter speaks of, and those that its selected
// fields show. Only these are cited, beside the collection's own paper.

type Loaded = ReadonlyMap<LabelSetCode, number>;

const LABEL_FIELDS = new Set(['labels', 'findings', 'consensus', 'timeline']);

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
        ? ['FOUR_FINDINGS_2019', 'ALL_FINDINGS_2021']
        : [];
    default:
      return [];
  }
};

const setsOfLabels = (filter: LabelFilter, loaded: Loaded): LabelSetCode[] => {
  const named = new Set<LabelSetCode>();
  const visit = (condition: LabelFilter['condition']): void => {
    if (condition.kind === 'not') visit(condition.of);
    else if (condition.kind === 'all' || condition.kind === 'any') condition.of.forEach(visit);
    else if (condition.kind === 'labelSet') {
      const isNamed = (code: LabelSetCode): boolean =>
        condition.values.includes(code) === (condition.operator === 'in');
      for (const code of LABEL_SET_CODES) if (isNamed(code)) named.add(code);
    }
  };
  visit(filter.condition);
  return filter.namesLabelSet ? [...named] : currentSets(loaded);
};

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
  field: FieldNode,
  info: GraphQLResolveInfo,
  loaded: Loaded,
): LabelSetCode[] => {
  if (!LABEL_FIELDS.has(field.name.value)) return [];
  const values = (field.arguments ?? []).map(({ value }) =>
    JSON.stringify(valueFromASTUntyped(value, info.variableValues)),
  );
  const named = LABEL_SET_CODES.filter((code) =>
    values.some((text) => text?.includes(`"${code}"`)),
  );
  if (named.length > 0) return named;
  return field.name.value === 'labels' ? currentSets(loaded) : ['NIH_NLP_2020'];
};

const currentSets = (loaded: Loaded): LabelSetCode[] =>
  [...loaded.keys()].filter((code) => !isSuperseded(code, loaded));
