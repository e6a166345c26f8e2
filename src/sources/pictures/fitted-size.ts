import type { PixelSize } from '../../dicom/pixel-size.ts';

/** A box that a picture must fit into; null: no limit. */
export interface Box {
  readonly width: number | null;
  readonly height: number | null;
}

/** The largest size of the same shape that fits into a box, and is not larger than it was. */
export const fittedSize = ({ width, height }: PixelSize, box: Box): PixelSize => {
  const scale = Math.min(1, (box.width ?? width) / width, (box.height ?? height) / height);
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
};
