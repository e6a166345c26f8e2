import type { AttributeSource } from './attribute.source.ts';
import type { ObjectSource } from './object.source.ts';

/** A store of DICOM objects that also tells their attributes. */
export interface DicomStore extends AttributeSource, ObjectSource {
  close(): Promise<void>;
}
