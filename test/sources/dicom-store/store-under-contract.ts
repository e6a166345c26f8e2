import type { DicomStore } from '../../../src/dicom/dicom-store.source.ts';

/** A store that holds HELD and nothing else, and what is its own way. */
export interface StoreUnderContract {
  readonly store: DicomStore;
  /** What it is called in Dataset.sources. */
  readonly adapter: string;
  /** Whether it draws pictures of objects itself; one that does not says so. */
  readonly draws: boolean;
  /** Whether it tells in which transfer syntax an object is stored. */
  readonly tellsSyntax: boolean;
  close(): Promise<void>;
}
