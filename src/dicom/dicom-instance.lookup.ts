import { GraphQLError, type GraphQLResolveInfo, getArgumentValues } from 'graphql';
import type { Context } from '../context.ts';
import { UserInputError } from '../errors.ts';
import type { SelectedField } from '../selection.ts';
import { isLeftOut } from './decode-dataset.ts';
import type { DicomDataset } from './dicom-json.ts';
import { type Dictionary, openDictionary } from './dictionary.ts';
import { FIELD_TAGS } from './field-tags.ts';
import { selectedFields } from './selected-fields.ts';
import { readTagNames } from './tag-names.ts';
import type { WantedTags } from './wanted-tags.ts';

// All fields of a document that show something of DICOM objects are looked at together, so that a
// store is asked for each object once, and for nothing that no field shows.

/** More tags than these are asked for as all: a question that names them is longer than its answer. */
const MAX_NAMED = 200;

/** Those elements of an image's DICOM object that the request shows; null where it is not held. */
export const loadAttributes = (
  imageIndex: string,
  { loaders }: Context,
  info: GraphQLResolveInfo,
): Promise<DicomDataset | null> => loaders.attributesByImage(imageIndex, () => wantedTags(info));

/**
 * The elements that the fields of a whole document show, in ascending order.
 *
 * Names of elements that cannot be read want nothing: the field that has them is refused.
 */
const wantedTags = async (info: GraphQLResolveInfo): Promise<WantedTags> => {
  const selected = selectedFields(info);
  const lists = selected
    .filter(({ name }) => name === 'DicomInstance.tags')
    .map((tags) => namesOf(tags, info));
  const isJsonWanted = selected.some(({ name }) => name === 'DicomInstance.json');
  if (isJsonWanted || lists.includes(null)) return 'ALL';
  const dictionary = lists.length === 0 ? null : await openDictionary();
  const named = lists.flatMap((names) => readableTags(names ?? [], dictionary));
  const wanted = new Set([...selected.flatMap(({ name }) => FIELD_TAGS.get(name) ?? []), ...named]);
  return wanted.size > MAX_NAMED ? 'ALL' : [...wanted].sort();
};

/** Null: none are named, which means all. */
const namesOf = (
  { field, node }: SelectedField,
  { variableValues }: GraphQLResolveInfo,
): readonly string[] | null => {
  try {
    const { names } = getArgumentValues(field, node, variableValues);
    return Array.isArray(names) ? names.map(String) : null;
  } catch (error) {
    // A variable is null where a name has to be.
    if (error instanceof GraphQLError) return [];
    throw error;
  }
};

const readableTags = (
  names: readonly string[],
  dictionary: Dictionary | null,
): readonly string[] => {
  try {
    const tags = dictionary === null ? [] : readTagNames(names, dictionary);
    return tags.filter((tag) => !isLeftOut(tag));
  } catch (error) {
    if (error instanceof UserInputError) return [];
    throw error;
  }
};
