import type { Column } from './bigquery.ts';
import { at, listAt, textAt } from './json.ts';

/** The columns of a schema, {"fields": […]}. TypeError where one has no name or type. */
export const columnsOf = (schema: unknown): readonly Column[] =>
  listAt(schema, 'fields').map((field) => {
    const name = textAt(field, 'name');
    const type = textAt(field, 'type');
    if (name === null || type === null) throw new TypeError('A column without a name or a type.');
    // What is left out is NULLABLE.
    const mode = textAt(field, 'mode') || 'NULLABLE';
    return { name, type, mode, fields: columnsOf(field) };
  });

/** Columns as the REST API takes them. */
export const fieldsOf = (columns: readonly Column[]): { name: string; type: string }[] =>
  columns.map(({ name, type, mode, fields }) => ({
    name,
    type,
    mode,
    ...(fields.length === 0 ? {} : { fields: fieldsOf(fields) }),
  }));

/** Whether an answer tells its columns. */
export const hasSchema = (answer: unknown): boolean =>
  Array.isArray(at(answer, 'schema', 'fields'));
