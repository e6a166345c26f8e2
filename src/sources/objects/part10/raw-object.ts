/** An element as it is encoded. */
export interface RawElement {
  readonly vr: string;
  /** The value; empty where items or fragments hold it. */
  readonly bytes: Uint8Array;
  /** The items of a sequence; null where it is none. */
  readonly items: readonly RawDataset[] | null;
  /**
   * Fragments of encapsulated pixel data; null where there are none. One list for each entry of the
   * offset table, or, without a table, a single list.
   */
  readonly fragments: readonly (readonly Uint8Array[])[] | null;
}

/** Elements by tag: eight hexadecimal digits, upper case. */
export type RawDataset = ReadonlyMap<string, RawElement>;

/** An object as it is encoded. */
export interface RawObject {
  readonly transferSyntaxUid: string;
  readonly isLittleEndian: boolean;
  readonly dataset: RawDataset;
}

/** Bytes that are no readable DICOM object; the message says why, for the log. */
export class DamagedError extends Error {}
