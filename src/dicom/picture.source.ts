import type { RenderedFormat } from '../terms/rendered-format.ts';
import type { InstanceKey } from './instance-key.ts';

/** How a picture is wanted. It keeps its aspect ratio and is never enlarged. */
export interface PictureRequest {
  /** Pixels across at most; null: no limit. */
  readonly width: number | null;
  /** Pixels down at most; null: no limit. */
  readonly height: number | null;
  readonly format: RenderedFormat;
  /** Of JPEG, 1 to 100; ignored for PNG. */
  readonly quality: number;
}

/** A picture file. */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/png' | 'image/jpeg';
}

/** Pictures of instances; null where the store holds none. Rejects with SourceError or TransferSyntaxError. */
export interface PictureSource {
  picture(key: InstanceKey, request: PictureRequest): Promise<Picture | null>;
}
