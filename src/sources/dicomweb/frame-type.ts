import { isUid } from '../../terms/dicom-uid.ts';
import type { Content } from './content.ts';
import { readMediaType } from './media-type.ts';

/** Media types of frames, and the transfer syntax where an answer tells none (PS3.18 8.7.3.3.2). */
const FRAMES: ReadonlyMap<string, string> = new Map([
  ['application/octet-stream', '1.2.840.10008.1.2.1'],
  ['image/dicom-rle', '1.2.840.10008.1.2.5'],
  ['image/jls', '1.2.840.10008.1.2.4.80'],
  ['image/jp2', '1.2.840.10008.1.2.4.90'],
  ['image/jpeg', '1.2.840.10008.1.2.4.70'],
  ['image/jphc', '1.2.840.10008.1.2.4.203'],
  ['image/jpx', '1.2.840.10008.1.2.4.92'],
  ['image/jxl', '1.2.840.10008.1.2.4.112'],
]);

/** The media type of a frame with its transfer syntax; null where the answer is no frame. */
export const frameType = ({ mediaType, outerType }: Content): string | null => {
  const usual = FRAMES.get(mediaType.type);
  if (usual === undefined) return null;
  // Orthanc tells it in the type that it gives its parts, type="image/jpeg; transfer-syntax=UID".
  const typeOfParts = readMediaType(outerType.parameters.get('type') ?? null);
  const told = [mediaType, outerType, typeOfParts].map(({ parameters }) =>
    parameters.get('transfer-syntax'),
  );
  const uid = told.find((text) => text !== undefined && isUid(text)) ?? usual;
  return `${mediaType.type}; transfer-syntax=${uid}`;
};
