import { stat } from 'node:fs/promises';
import { messageOf, numberOf, type Row, textOf } from '../../../decode.ts';
import { POINTER_TABLE } from '../catalog-pointer.ts';
import { type Description, decodeDescription } from '../description.ts';
import { type DuckDB, openDuckDB } from '../engines/duckdb.ts';
import type { LoadedCatalog } from '../loaded-catalog.ts';
import { kindOfFile } from './file-kind.ts';
import { LoadError } from './load-error.ts';
import { catalogFormat } from './table-shapes.ts';

const WANTED = 'a catalog file, as `npm run load -- --to duckdb` makes one';

/**
 * Opens a catalog file, for reading alone. Any number of processes may, and it may be replaced
 * meanwhile: who has it open goes on with what was there.
 *
 * timeoutMs: for one statement.
 * Errors: LoadError where there is none, or none that this version of the gateway can serve.
 */
export const openCatalogFile = async (file: string, timeoutMs?: number): Promise<LoadedCatalog> => {
  const kind = await kindOfFile(file);
  if (kind === 'none') throw refused(file, 'no such file');
  if (kind !== 'DuckDB') throw refused(file, kind);
  const duckdb = await openDuckDB({ file, isReadOnly: true }).catch((error: unknown) => {
    throw refused(file, `one that DuckDB cannot open (${messageOf(error)})`, error);
  });
  try {
    await checkLength(duckdb, file);
    const description = await describedIn(duckdb, file);
    const engine = await duckdb.serve({}, timeoutMs);
    const loadedAt = new Date().toISOString();
    return { engine, dataset: { ...description, engine: engine.name, loadedAt } };
  } catch (error) {
    duckdb.close();
    throw error;
  }
};

/** DuckDB opens a copy that was cut short, and fails at the rows that are not there. */
const checkLength = async ({ loading }: DuckDB, file: string): Promise<void> => {
  const read = await loading.runAndReadAll(
    'select total_blocks * block_size as bytes from pragma_database_size()',
  );
  const bytes = numberOf(read.getRowObjects()[0] ?? {}, 'bytes');
  const { size } = await stat(file);
  if (size < bytes)
    throw refused(file, `one that was cut short: ${size} bytes of ${bytes} and more`);
};

const describedIn = async ({ loading }: DuckDB, file: string): Promise<Description> => {
  const row = await readRow(loading, file);
  try {
    const format = textOf(row, 'format');
    const wanted = catalogFormat();
    if (format !== wanted)
      throw refused(file, `one of format ${format}, not ${wanted}: make it again`);
    return decodeDescription(textOf(row, 'description'));
  } catch (error) {
    if (error instanceof LoadError) throw error;
    throw refused(file, `a description that cannot be read (${messageOf(error)})`, error);
  }
};

const readRow = async (loading: DuckDB['loading'], file: string): Promise<Row> => {
  try {
    const read = await loading.runAndReadAll(`select * from ${POINTER_TABLE}`);
    return read.getRowObjects()[0] ?? {};
  } catch (error) {
    throw refused(file, `a DuckDB file without ${POINTER_TABLE}`, error);
  }
};

const refused = (file: string, found: string, cause?: unknown): LoadError =>
  new LoadError({ place: { file }, wanted: WANTED, found, cause });
