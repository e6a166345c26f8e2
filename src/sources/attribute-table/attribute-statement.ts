import type { WantedTags } from '../../dicom/wanted-tags.ts';
import type { Column, Statement, TableName } from '../bigquery/bigquery.ts';
import type { AttributeColumn } from './attribute-columns.ts';
import { type Form, formOf } from './value-forms.ts';

/** The columns of a table, as far as they are asked for here. */
export interface KnownTable {
  readonly name: TableName;
  /** Column of the SOP Instance UIDs. */
  readonly key: string;
  /** Columns that tell versions of an instance apart; null where the table has none. */
  readonly lastUpdated: string | null;
  readonly type: string | null;
  readonly attributes: ReadonlyMap<string, AttributeColumn>;
}

/** The table with these columns; null where none holds the SOP Instance UIDs. */
export const knownTable = (
  name: TableName,
  columns: readonly Column[],
  attributes: ReadonlyMap<string, AttributeColumn>,
): KnownTable | null => {
  const key = ownName(columns, 'SOPInstanceUID', 'TEXT');
  if (key === null) return null;
  const lastUpdated = ownName(columns, 'LastUpdated', 'INSTANT');
  return { name, key, lastUpdated, type: ownName(columns, 'Type', 'TEXT'), attributes };
};

/** How the table spells a column of one value: names of columns have no case. */
const ownName = (columns: readonly Column[], wanted: string, form: Form): string | null => {
  const found = columns.find(
    ({ name, type, mode }) =>
      name.toLowerCase() === wanted.toLowerCase() && formOf(type) === form && mode !== 'REPEATED',
  );
  return found?.name ?? null;
};

/** The columns that hold what is wanted, of those that there are. */
export const wantedColumns = (
  { attributes }: KnownTable,
  wanted: WantedTags,
): readonly AttributeColumn[] => {
  if (wanted === 'ALL') return [...attributes.values()];
  return [...new Set(wanted)].flatMap((tag) => attributes.get(tag) ?? []);
};

/**
 * Asks for some columns of some instances: each is billed by what the whole column holds.
 *
 * The text depends on the set of columns alone, so that BigQuery's own cache can answer it, and the
 * parameter on the set of instances.
 */
export const attributeStatement = (
  table: KnownTable,
  columns: readonly AttributeColumn[],
  instanceUids: readonly string[],
): Statement => {
  const { projectId, datasetId, tableId } = table.name;
  const own = [table.key, table.lastUpdated, table.type].filter((name) => name !== null);
  const names = [...new Set([...own, ...columns.map(({ name }) => name)])].toSorted();
  const list = names.map(quoted).join(', ');
  const from = quoted(`${projectId}.${datasetId}.${tableId}`);
  return {
    label: 'attributes of instances',
    sql: `select ${list} from ${from} where ${quoted(table.key)} in unnest(?)`,
    parameters: [instanceUids.toSorted()],
  };
};

/** Names of attributes may be words of the language, as Rows is. No name of a table or column has a backtick. */
const quoted = (name: string): string => `\`${name}\``;
