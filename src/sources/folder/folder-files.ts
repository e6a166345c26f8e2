import type { FileSource } from '../../dicom/file.source.ts';
import { holdFile } from './held-file.ts';
import { imageFolder } from './image-folder.ts';
import { storedFile } from './stored-file.ts';

/** The published PNG files in a folder. Errors of original: TypeError for a name of another form. */
export const folderFiles = (imageDir: string): FileSource => {
  const folder = imageFolder(imageDir, 'CLOUD_STORAGE');
  return {
    original: async (imageIndex) => {
      const wanted = folder.picture(imageIndex);
      const file = await folder.first(wanted, (path) => holdFile(path, wanted.question));
      return file === null ? null : storedFile(file, 'image/png', wanted.question);
    },
    status: () => folder.status(),
  };
};
