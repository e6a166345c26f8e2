/** A person's name by its component groups, as DICOM JSON writes it (PS3.18 F.2.2). */
export interface PersonName {
  readonly Alphabetic?: string;
  readonly Ideographic?: string;
  readonly Phonetic?: string;
}

/** One value of an element; an empty one among others is null. */
export type DicomValue = string | number | null | PersonName | DicomDataset;

/** An element in the DICOM JSON model. A group that is empty has no Value. */
export interface DicomElement {
  readonly vr: string;
  readonly Value?: readonly DicomValue[];
  /** Base64, for the binary VRs. */
  readonly InlineBinary?: string;
}

/**
 * A data set in the DICOM JSON model, PS3.18 Annex F: elements by tag, eight hexadecimal digits in
 * upper case. Bulk data, pixel data and addresses of the store are left out.
 */
export interface DicomDataset {
  readonly [tag: string]: DicomElement;
}
