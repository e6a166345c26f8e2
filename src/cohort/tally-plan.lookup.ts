import {
  type FieldNode,
  type GraphQLResolveInfo,
  getArgumentValues,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Context } from '../context.ts';
import { checkedInput } from '../decode.ts';
import type { Question } from '../explain.ts';
import type { DimensionArgs } from './cohort.input.ts';
import {
  type CountedList,
  crossTabQuery,
  facetQuery,
  ownerOf,
  valueSpace,
} from './tally.lookup.ts';

/**
 * What the document asks of a list of images beside its rows and their number, put straight to the
 * source: a question for each statement that it takes.
 *
 * info: of the field that is the list.
 */
export const tallyQuestions = (
  list: CountedList,
  context: Pick<Context, 'sources'>,
  info: GraphQLResolveInfo,
): readonly Question[] => {
  const asked = new Map<string, Question>();
  for (const part of selectedParts(info)) {
    const question = questionOf(part, list, context);
    if (question !== null) asked.set(keyOf(part), question);
  }
  return [...asked.values()];
};

/** A field that counts, and its arguments as they are meant. */
interface Part {
  readonly name: string;
  readonly args: Partial<DimensionArgs> & { readonly excludeSelf?: boolean };
}

/** Ages are asked for once, whatever is made of them. */
const keyOf = ({ name, args }: Part): string =>
  name === 'ageYears' || name === 'ageHistogram' ? 'ages' : JSON.stringify([name, args]);

const questionOf = (
  { name, args }: Part,
  list: CountedList,
  context: Pick<Context, 'sources'>,
): Question | null => {
  const { dimensions = [], labelSet = 'NIH_NLP_2020', excludeSelf = true } = args;
  const counted = { dimensions, labelSet, excludeSelf };
  const { tallies } = context.sources;
  const { owner, id } = ownerOf(list);
  const owners = { owner, ids: [id] };
  const { filter } = list;
  switch (name) {
    case 'patientCount':
      return () => tallies.patientCounts(owners, filter);
    case 'ageYears':
    case 'ageHistogram':
      return () => tallies.ages(owners, filter);
    case 'coOccurrence':
      return () => tallies.findingSets(owners, { filter, labelSet });
    case 'crossTab':
      return async () => tallies.crossTabs(owners, crossTabQuery(list, counted));
    case 'facets':
      return async () =>
        tallies.facets(owners, facetQuery(list, counted, valueSpace(counted, context)).query);
    default:
      return null;
  }
};

/** The fields of a list and of its aggregate, through fragments. */
const selectedParts = (info: GraphQLResolveInfo): readonly Part[] => {
  const ofList = info.fieldNodes.flatMap((node) => fieldsBelow(node.selectionSet, info));
  const ofAggregate = ofList
    .filter(({ name }) => name.value === 'aggregate')
    .flatMap((node) => fieldsBelow(node.selectionSet, info));
  return [
    ...ofAggregate.map((node) => partOf(node, 'ImageAggregate', info)),
    ...ofList.map((node) => partOf(node, 'ImageConnection', info)),
  ];
};

const fieldsBelow = (
  set: SelectionSetNode | undefined,
  info: GraphQLResolveInfo,
): readonly FieldNode[] =>
  (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsBelow(selection.selectionSet, info);
    return fieldsBelow(info.fragments[selection.name.value]?.selectionSet, info);
  });

const partOf = (node: FieldNode, type: string, info: GraphQLResolveInfo): Part => {
  const name = node.name.value;
  const parent = info.schema.getType(type);
  const field = isObjectType(parent) ? parent.getFields()[name] : undefined;
  if (field === undefined) return { name, args: {} };
  const args = getArgumentValues(field, node, info.variableValues);
  return { name, args: checkedInput<Part['args']>(args) ?? {} };
};
