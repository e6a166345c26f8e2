import type { DicomStore } from '../../dicom/dicom-store.source.ts';
import type { Guard } from '../guard/guard.ts';
import type { DicomwebTransport } from './dicomweb-transport.ts';

/** A DICOMweb server as a store: few requests, each under the guard. */
export const dicomwebStore = (_transport: DicomwebTransport, _guard: Guard): DicomStore => {
  throw new Error('Not written yet.');
};
