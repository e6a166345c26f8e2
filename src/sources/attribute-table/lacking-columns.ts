import type { Dictionary } from '../../dicom/dictionary.ts';
import { FIELD_TAGS, PATIENT_TAGS } from '../../dicom/field-tags.ts';
import { columnNameOf } from './attribute-columns.ts';
import type { KnownTable } from './attribute-statement.ts';

/**
 * Which columns are missing that the graph would show, and which of its fields are null for it, in
 * words; null where none is.
 *
 * A field that rests on several, such as the number of frames, is not null while one of them is there.
 */
export const lackingColumns = (
  { attributes }: KnownTable,
  dictionary: Dictionary,
): string | null => {
  const areLacking = (tags: readonly string[]): boolean =>
    tags.every((tag) => !attributes.has(tag));
  const lacking = [...FIELD_TAGS].filter(([, tags]) => areLacking(tags));
  const ofPatient = PATIENT_TAGS.filter((tag) => areLacking([tag]));
  const tags = new Set([...ofPatient, ...lacking.flatMap(([, wanted]) => wanted)]);
  if (tags.size === 0) return null;
  const names = [...tags].toSorted().map((tag) => columnNameOf(tag, dictionary));
  const columns = `The table has no readable column ${names.join(', ')}, so tags leave it out.`;
  if (lacking.length === 0) return columns;
  const fields = lacking.map(([field]) => field).toSorted();
  return `${columns} Null without it: ${fields.join(', ')}.`;
};
