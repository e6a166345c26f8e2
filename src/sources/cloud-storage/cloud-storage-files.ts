import type { FileSource } from '../../dicom/file.source.ts';
import type { Guard } from '../guard/guard.ts';

export interface CloudStorageOptions {
  readonly bucket: string;
  /** Project that pays for reading; null where none is named. */
  readonly userProject: string | null;
  /** Where the API is; null: Google's own. */
  readonly rootUrl: string | null;
  readonly timeoutMs: number;
}

/** The published files in a Cloud Storage bucket, through Google's client, which is loaded here. */
export const cloudStorageFiles = async (
  _options: CloudStorageOptions,
  _guard: Guard,
): Promise<FileSource> => {
  throw new Error('Not written yet.');
};
