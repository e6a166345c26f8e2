import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { LoadError } from '../../src/sources/catalog/load/load-error.ts';
import { loadInParts } from '../../src/sources/catalog/load/parts/load-in-parts.ts';
import { type Alteration, withAlteredSample } from '../support/altered-sample.ts';

/** What a message must say: where, what was wanted and what was found. */
export interface Complaint {
  readonly file: string;
  readonly row?: number | 'header';
  readonly column?: string;
  readonly wanted: RegExp;
  /** As it is shown; a text is compared whole. */
  readonly found: string | RegExp;
}

/**
 * Starts on an altered sample, and insists that the load is refused with this message, and so is a load
 * into a file where the folder is read in parts, as large ones are.
 */
export async function refuses(alteration: Alteration, complaint: Complaint): Promise<void> {
  for (const refusal of [refusalOf, refusalInParts]) {
    checkMessage(await withAlteredSample(alteration, refusal), complaint);
  }
}

/** Images in a part: the sample has some thousand. */
const FEW_IMAGES = 100;

/** The message with which a folder is refused that is read in parts. */
async function refusalInParts(dataDir: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'radiograph-parts-'));
  const file = join(folder, 'catalog.duckdb');
  try {
    await loadInParts({ folder: dataDir, file, imagesInPart: FEW_IMAGES, onTable: () => {} });
  } catch (error) {
    assert.deepEqual(readdirSync(folder), [], 'nothing is left of a load that failed');
    if (error instanceof LoadError) return error.message;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return assert.fail('The data was loaded in parts, and should have been refused.');
}

/** The message with which a folder is refused, without the schema that a whole gateway builds. */
export async function refusalOf(dataDir: string): Promise<string> {
  try {
    const { close } = await compose(readConfig({ CACHE_MB: '0' }, dataDir));
    await close();
  } catch (error) {
    if (error instanceof LoadError) return error.message;
    throw error;
  }
  return assert.fail('The data was loaded, and should have been refused.');
}

export function checkMessage(message: string, complaint: Complaint): void {
  const [place = '', ...rest] = message.split(': wanted ');
  const [wanted = '', found = ''] = rest.join(': wanted ').split(', found ');
  checkPlace(place, complaint, message);
  assert.match(wanted, complaint.wanted, message);
  if (typeof complaint.found === 'string') assert.equal(found, `${complaint.found}.`, message);
  else assert.match(found, complaint.found, message);
}

/** A column may be named where none is asked for. */
function checkPlace(place: string, { file, row, column }: Complaint, message: string): void {
  const wanted = [file];
  if (row !== undefined) wanted.push(row === 'header' ? 'header' : `row ${row}`);
  if (column !== undefined) wanted.push(`column "${column}"`);
  const text = wanted.join(', ');
  if (column === undefined && place.startsWith(`${text}, column `)) return;
  assert.equal(place, text, message);
}

/** How a message shows the text of a cell. */
export const shown = (text: string): string => (text === '' ? 'nothing' : JSON.stringify(text));
