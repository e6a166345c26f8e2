import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const wanted =
  process.env['RADIOGRAPH_REAL_DATA'] ??
  fileURLToPath(new URL('../../../shared/data/nih-chest-xray', import.meta.url));

const required = process.env['RADIOGRAPH_REQUIRE_REAL_DATA'] === '1';

/** The folder of the published files; null where this machine does not have them. */
export const realDataDir: string | null = existsSync(join(wanted, 'Data_Entry_2017_v2020.csv'))
  ? wanted
  : null;

/** For `{ skip }` of a test on the published files. Never skips where they are required. */
export const skipWithoutRealData: string | false =
  realDataDir === null && !required
    ? `NOT TESTED ON THE PUBLISHED FILES: none in ${wanted}. Set RADIOGRAPH_REAL_DATA.`
    : false;

/** The folder, in a test that was not skipped. Errors: where the files are required and absent. */
export function requireRealData(): string {
  if (realDataDir === null) {
    throw new Error(`The published files are required, but ${wanted} does not hold them.`);
  }
  return realDataDir;
}
