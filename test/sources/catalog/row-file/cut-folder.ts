import { loadFolderIntoFile } from '../../../../src/sources/catalog/load/load-folder-into-file.ts';
import { withAlteredSample, without } from '../../../support/altered-sample.ts';

/** Makes a catalog file of the sample without its boxes: another catalog. */
export const cutSample = (file: string): Promise<void> =>
  withAlteredSample(without('BBox_List_2017.csv'), (folder) =>
    loadFolderIntoFile(folder, file, () => {}),
  );
