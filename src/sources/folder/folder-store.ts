import type { DicomStore } from '../../dicom/dicom-store.source.ts';
import type { ObjectCodec } from '../../dicom/object-codec.source.ts';

/** A folder with dicom/NAME.dcm and png/NAME.png as a store. */
export const folderStore = (_imageDir: string, _codec: ObjectCodec): DicomStore => ({
  attributes: async () => new Map(),
  object: async () => null,
  frame: async () => null,
  rendered: async () => ({ outcome: 'ABSENT' }),
  status: async () => ({ source: 'DICOMWEB', adapter: 'folder', isHealthy: true, message: null }),
  close: async () => {},
});
