import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../schema/operations', import.meta.url));

/** A document of schema/operations/. */
export interface SampleOperation {
  /** Below schema/operations/, such as researcher/one-image.graphql. */
  readonly path: string;
  readonly text: string;
}

/** All of them, by path. */
export const sampleOperations: readonly SampleOperation[] = readdirSync(folder, {
  recursive: true,
  encoding: 'utf8',
})
  .filter((path) => path.endsWith('.graphql'))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
