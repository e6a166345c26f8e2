import type { DicomwebTransport } from './dicomweb-transport.ts';

export interface StandardOptions {
  /** Root of the service, such as "http://127.0.0.1:8042/dicom-web". */
  readonly url: string;
  /** Authorization header; null sends none. */
  readonly authorization: string | null;
  readonly timeoutMs: number;
}

/** Any server that speaks DICOMweb, PS3.18. */
export const standardTransport = (_options: StandardOptions): DicomwebTransport => {
  throw new Error('Not written yet.');
};
