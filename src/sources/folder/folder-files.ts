import type { FileSource } from '../../dicom/file.source.ts';

/** The published PNG files in a folder. */
export const folderFiles = (_imageDir: string): FileSource => ({
  original: async () => null,
  status: async () => ({
    source: 'CLOUD_STORAGE',
    adapter: 'folder',
    isHealthy: true,
    message: null,
  }),
});
