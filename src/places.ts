import { fileURLToPath } from 'node:url';

/**
 * The path of a file or folder of the project, such as schema/tools. This file lies right below the
 * project's folder, in src/ as in dist/, where the build puts all code side by side.
 */
export const inProject = (place: string): string =>
  fileURLToPath(new URL(`../${place}`, import.meta.url));
