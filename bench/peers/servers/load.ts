// Loads a folder of the published files: node load.ts DIR
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { type Row, readImages, readLabels } from './files.ts';

/** Rows of one statement. */
const ROWS = 20_000;

const sql = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Columns and their types, in the order of the rows' values. */
const COLUMNS = {
  patients: { id: 'int', sex: 'sex' },
  images: {
    id: 'text',
    patient_id: 'int',
    follow_up: 'int',
    age: 'int',
    sex: 'sex',
    view_position: 'view_position',
    width: 'int',
    height: 'int',
    finding_count: 'int',
  },
  present_findings: { image_id: 'text', finding: 'finding' },
  labels: {
    id: 'int',
    image_id: 'text',
    label_set: 'label_set',
    finding: 'finding',
    value: 'label_value',
    reader_id: 'text',
    read_number: 'int',
  },
} as const;

const client = new pg.Client();

/** One array for each column: one statement whatever the number of rows. */
const insert = async (table: keyof typeof COLUMNS, rows: readonly Row[]): Promise<void> => {
  const types = Object.values(COLUMNS[table]).map((type, at) => `$${at + 1}::${type}[]`);
  const columns = Object.keys(COLUMNS[table]).join(', ');
  const text = `insert into ${table} (${columns}) select * from unnest(${types.join(', ')})`;
  for (let start = 0; start < rows.length; start += ROWS) {
    const part = rows.slice(start, start + ROWS);
    await client.query(
      text,
      types.map((_, at) => part.map((row) => row[at])),
    );
  }
  console.log(`${table}: ${rows.length}`);
};

await client.connect();
await client.query(sql('tables.sql'));
const folder = process.argv[2] ?? '';
const { patients, images, findings } = readImages(folder);
await insert('patients', patients);
await insert('images', images);
await insert('present_findings', findings);
await insert('labels', readLabels(folder));
// One at a time: vacuum runs in no transaction.
const indexes = sql('indexes.sql').split(';');
for (const statement of indexes.filter((text) => text.trim() !== '')) {
  await client.query(statement);
}
await client.query(sql('functions.sql'));
await client.end();
