import type { DicomwebTransport } from '../dicomweb-transport.ts';

export interface HealthcareOptions {
  /** projects/…/locations/…/datasets/…/dicomStores/… */
  readonly store: string;
  /** Where the API is; null: Google's own. */
  readonly rootUrl: string | null;
  readonly timeoutMs: number;
}

/** A DICOM store of the Cloud Healthcare API, through Google's client, which is loaded here. */
export const healthcareTransport = async (
  _options: HealthcareOptions,
): Promise<DicomwebTransport> => {
  throw new Error('Not written yet.');
};
