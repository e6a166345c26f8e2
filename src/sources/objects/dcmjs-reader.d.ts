// The streaming reader of dcmjs, which ships no types. What is used of it, and no more.
declare module 'dcmjs' {
  /** What stands before a value. vr is the reader's choice; a listener may change it. */
  export interface ElementHeader {
    vr: string;
    readonly vrObj: { isLength32(): boolean };
    /** In bytes; -1: undefined. */
    readonly length: number;
  }

  /** Is told of the parts of a data set, in their order. */
  export interface DatasetListener {
    /** An element begins. expectsRaw: its value is wanted as bytes. */
    addTag(tag: string, header: ElementHeader): { readonly expectsRaw: boolean };
    /** An item begins, or in pixel data a frame. */
    startObject(destination?: unknown): void;
    value(value: unknown): void;
    /** The innermost thing that began ends. */
    pop(): void;
  }

  class AsyncDicomReader {
    constructor(options?: { readonly maxFragmentSize?: number });
    readonly stream: {
      /** Place of the next byte. */
      readonly offset: number;
      addBuffer(buffer: ArrayBuffer): void;
      setComplete(): void;
    };
    /** Transfer syntax in which the next element is read. */
    syntax: string;
    readPreamble(): Promise<unknown>;
    readMeta(options: { readonly ignoreErrors: boolean }): Promise<DcmjsDict>;
    read(listener: DatasetListener, options: Record<string, never>): Promise<unknown>;
  }

  export const async: { readonly AsyncDicomReader: typeof AsyncDicomReader };

  interface Logger {
    disableAll(): void;
  }
  export const log: Logger & { getLoggers(): Readonly<Record<string, Logger>> };
}
