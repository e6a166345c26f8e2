// dcmjs ships no types. What is used of it, and no more.
declare module 'dcmjs' {
  /** An element as dcmjs keeps it. */
  export interface DcmjsElement {
    vr: string;
    Value?: unknown[];
    [more: string]: unknown;
  }
  export type DcmjsDict = Record<string, DcmjsElement>;

  /** A file: meta header and data set. */
  export class DicomDict {
    constructor(meta: DcmjsDict);
    meta: DcmjsDict;
    dict: DcmjsDict;
    write(options?: Record<string, unknown>): ArrayBuffer;
  }

  /** An entry of the dictionary; tag is written "(gggg,eeee)". */
  export interface DictionaryEntry {
    readonly tag: string;
    readonly vr: string;
    readonly name: string;
    readonly vm?: string;
    readonly version?: string;
  }

  const dcmjs: {
    readonly data: {
      readonly DicomDict: typeof DicomDict;
      readonly DicomMessage: {
        readFile(buffer: ArrayBuffer, options?: Record<string, unknown>): DicomDict;
      };
      readonly DicomMetaDictionary: {
        readonly dictionary: Readonly<Record<string, DictionaryEntry>>;
        readonly nameMap: Readonly<Record<string, DictionaryEntry>>;
        denaturalizeDataset(dataset: Record<string, unknown>): DcmjsDict;
        uid(): string;
      };
    };
    readonly log: { setLevel(level: string): void };
  };
  export default dcmjs;
}

declare module 'dcmjs/dictionary' {
  import type { DictionaryEntry } from 'dcmjs';

  /** PS3.6, and elements of makers with version "PrivateTag"; tags may be ranges, "(6000-60FF,0010)". */
  export const dictionary: Readonly<Record<string, Partial<DictionaryEntry>>>;
}
