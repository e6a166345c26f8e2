import type { DicomDataset } from '../../dicom/dicom-json.ts';
import type { EncodedFrame, RawPicture } from '../../dicom/object-codec.source.ts';

/** What is asked of an object. */
export type Question =
  | { readonly ask: 'ATTRIBUTES'; readonly bytes: Uint8Array }
  | { readonly ask: 'FRAME'; readonly bytes: Uint8Array; readonly frameNumber: number }
  | { readonly ask: 'PICTURE'; readonly bytes: Uint8Array };

/** What a thread answers; errors of this kind do not cross between threads as they are. */
export type Answer =
  | { readonly outcome: 'ATTRIBUTES'; readonly attributes: DicomDataset }
  | { readonly outcome: 'FRAME'; readonly frame: EncodedFrame | null }
  | { readonly outcome: 'PICTURE'; readonly picture: RawPicture }
  | { readonly outcome: 'UNDECODABLE'; readonly transferSyntax: string };
