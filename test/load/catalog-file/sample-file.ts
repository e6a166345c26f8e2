import { loadFolderIntoFile } from '../../../src/sources/catalog/load/load-folder-into-file.ts';
import { sampleDir } from '../../support/data-sets.ts';

/** Makes the catalog file of the sample. */
export const makeSampleFile = (file: string): Promise<void> =>
  loadFolderIntoFile(sampleDir, file, () => {});
