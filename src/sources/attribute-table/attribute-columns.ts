import { isLeftOut } from '../../dicom/decode-dataset.ts';
import type { Dictionary } from '../../dicom/dictionary.ts';
import type { Column } from '../bigquery/bigquery.ts';
import { anyVr, type Form, formOf, isReadable, standardVr } from './value-forms.ts';

/** A column that holds an attribute. */
export interface AttributeColumn {
  /** As the table spells it. */
  readonly name: string;
  /** Eight hexadecimal digits in upper case. */
  readonly tag: string;
  readonly vr: string;
  readonly form: Form;
  /** Of a sequence: the columns of its items. */
  readonly items: readonly AttributeColumn[];
}

/** A column of an element without a keyword: of another maker, or newer than the dictionary. */
const BY_TAG = /^tag_([0-9a-f]{8})$/i;

/** In the file, what it is stored in stands outside of the data set; in an export it is a column. */
const STORED_IN = { file: '00020010', dataset: '00083002' };

/**
 * The columns that hold attributes, by tag; all others are left out: those of no keyword, of no type
 * that the attribute can have, and of what is in no data set here.
 *
 * The export names a column by its keyword. Of two for one tag the keyword of the tag itself counts.
 */
export const attributeColumns = (
  columns: readonly Column[],
  dictionary: Dictionary,
): ReadonlyMap<string, AttributeColumn> => {
  const found = new Map<string, AttributeColumn>();
  for (const column of columns) {
    const keyTag = dictionary.tagOfAnyCase(column.name);
    const tag = keyTag === STORED_IN.file ? STORED_IN.dataset : (keyTag ?? tagIn(column.name));
    if (tag === null || isLeftOut(tag) || (found.has(tag) && keyTag !== tag)) continue;
    const attribute = attributeColumn(column, tag, dictionary);
    if (attribute !== null) found.set(tag, attribute);
  }
  return found;
};

/** How an export names the column of a tag. */
export const columnNameOf = (tag: string, dictionary: Dictionary): string =>
  dictionary.keywordOf(tag === STORED_IN.dataset ? STORED_IN.file : tag) ?? `Tag_${tag}`;

const tagIn = (name: string): string | null => BY_TAG.exec(name)?.[1]?.toUpperCase() ?? null;

const attributeColumn = (
  { name, type, fields }: Column,
  tag: string,
  dictionary: Dictionary,
): AttributeColumn | null => {
  const form = formOf(type);
  if (form === null) return null;
  const standard = dictionary.vrOf(tag);
  const vr = standard === null ? anyVr(type, form) : standardVr(standard, form);
  if (!isReadable(vr, form)) return null;
  const items = vr === 'SQ' ? [...attributeColumns(fields, dictionary).values()] : [];
  return { name, tag, vr, form, items };
};
