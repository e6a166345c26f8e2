import type { AttributeSource } from '../../../src/dicom/attribute.source.ts';
import type { DicomStore } from '../../../src/dicom/dicom-store.source.ts';

/** What tells the attributes of HELD and of nothing else. */
export interface AttributesUnderContract {
  readonly store: AttributeSource;
  /** Whether it tells in which transfer syntax an object is stored. */
  readonly tellsSyntax: boolean;
}

/** A store that holds HELD and nothing else, and what is its own way. */
export interface StoreUnderContract extends AttributesUnderContract {
  readonly store: DicomStore;
  /** What it is called in Dataset.sources. */
  readonly adapter: string;
  /** Whether it draws pictures of objects itself; one that does not says so. */
  readonly draws: boolean;
  close(): Promise<void>;
}
