import type { DicomDataset } from './dicom-json.ts';

/** Pixels that are ready to be shown: 8 bits, rows from the top, no padding. */
export interface RawPicture {
  readonly width: number;
  readonly height: number;
  /** 1: gray; 3: red, green, blue. */
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
}

/** A frame as the object has it. */
export interface EncodedFrame {
  readonly transferSyntaxUid: string;
  readonly data: Uint8Array;
}

/**
 * Reads DICOM objects (PS3.10), away from the thread that answers requests.
 *
 * The bytes may be anything: what is no readable object rejects with SourceError, problem DAMAGED.
 */
export interface ObjectCodec {
  /** All attributes but bulk and pixel data; also (0002,0010) as 00083002, what it is stored in. */
  attributes(bytes: Uint8Array): Promise<DicomDataset>;
  /** The pixel data of a frame, counted from 1; null where there is no such frame. */
  frame(bytes: Uint8Array, frameNumber: number): Promise<EncodedFrame | null>;
  /** The first frame as it is to be shown: window, rescale, photometric interpretation applied. TransferSyntaxError where nothing decodes it. */
  picture(bytes: Uint8Array): Promise<RawPicture>;
  close(): Promise<void>;
}
