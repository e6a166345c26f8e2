import { Readable } from 'node:stream';
import { pickTags } from '../../dicom/decode-dataset.ts';
import type { DicomDataset } from '../../dicom/dicom-json.ts';
import type { DicomStore } from '../../dicom/dicom-store.source.ts';
import type { InstanceKey } from '../../dicom/instance-key.ts';
import type { Rendition } from '../../dicom/object.source.ts';
import type { EncodedFrame, ObjectCodec } from '../../dicom/object-codec.source.ts';
import type { StoredBytes } from '../../dicom/stored-bytes.ts';
import type { WantedTags } from '../../dicom/wanted-tags.ts';
import { GatewayError } from '../../errors.ts';
import { damaged, type FileQuestion } from './file-failure.ts';
import { folderTurns } from './folder-turns.ts';
import { frameMediaType } from './frame-media-type.ts';
import { fileSize, holdFile, readWhole } from './held-file.ts';
import { type ImageFolder, imageFolder, type WantedFile } from './image-folder.ts';
import { checkInstance } from './instance-dataset.ts';
import { storedFile } from './stored-file.ts';

const MEBIBYTE = 1024 * 1024;

/** A hundred times an object, and a picture, of the collection. */
const MAX_OBJECT_BYTES = 64 * MEBIBYTE;
const MAX_PICTURE_BYTES = 64 * MEBIBYTE;

/** What every PNG file starts with (PNG 5.2). */
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A folder with dicom/NAME.dcm, and the published PNG files, as a store.
 *
 * Errors, besides those of the port: TypeError for a name that is not of the collection's form.
 */
export const folderStore = (imageDir: string, codec: ObjectCodec): DicomStore => {
  const folder = imageFolder(imageDir, 'DICOMWEB');
  const turns = folderTurns();
  return {
    source: 'DICOMWEB',
    attributes: async (keys, wanted) => {
      const entries = keys.map(async (key) => {
        const found = await turns(() => entryOf({ folder, codec }, key, wanted));
        return [key.instanceUid, found] as const;
      });
      return new Map((await Promise.all(entries)).filter(isHeld));
    },
    object: async ({ imageIndex }) => {
      const wanted = folder.object(imageIndex);
      const file = await folder.first(wanted, (path) => holdFile(path, wanted.question));
      return file === null ? null : storedFile(file, 'application/dicom', wanted.question);
    },
    frame: ({ imageIndex }, frameNumber) =>
      turns(async () => {
        const wanted = folder.object(imageIndex);
        const bytes = await bytesOf(folder, wanted, MAX_OBJECT_BYTES);
        const frame = bytes === null ? null : await codec.frame(bytes, frameNumber);
        return frame === null ? null : storedFrame(frame, wanted.question);
      }),
    rendered: ({ imageIndex }) => turns(() => renditionOf(folder, imageIndex)),
    status: () => folder.status(),
    close: async () => {},
  };
};

interface Shelf {
  readonly folder: ImageFolder;
  readonly codec: ObjectCodec;
}

/** What is known of one instance; null where it is not held. */
const entryOf = async (
  shelf: Shelf,
  key: InstanceKey,
  wanted: WantedTags,
): Promise<DicomDataset | GatewayError | null> => {
  try {
    return await datasetOf(shelf, key, wanted);
  } catch (error) {
    if (error instanceof GatewayError) return error;
    throw error;
  }
};

const datasetOf = async (
  { folder, codec }: Shelf,
  key: InstanceKey,
  wanted: WantedTags,
): Promise<DicomDataset | null> => {
  const file = folder.object(key.imageIndex);
  if (wanted.length === 0) return (await isThere(folder, file)) ? {} : null;
  const bytes = await bytesOf(folder, file, MAX_OBJECT_BYTES);
  if (bytes === null) return null;
  const dataset = await codec.attributes(bytes);
  checkInstance(dataset, key, file.question);
  return pickTags(dataset, wanted);
};

const isHeld = <T>(entry: readonly [string, T | null]): entry is readonly [string, T] =>
  entry[1] !== null;

/** The published picture, whatever size is asked for: whoever asked makes it smaller. */
const renditionOf = async (folder: ImageFolder, imageIndex: string): Promise<Rendition> => {
  const wanted = folder.picture(imageIndex);
  const file = await folder.find(wanted, (path) => holdFile(path, wanted.question));
  if (file === null) {
    return { outcome: (await isThere(folder, folder.object(imageIndex))) ? 'CANNOT' : 'ABSENT' };
  }
  const bytes = await readWhole(file, MAX_PICTURE_BYTES, wanted.question);
  if (!PNG_SIGNATURE.equals(bytes.subarray(0, PNG_SIGNATURE.length))) {
    throw damaged(wanted.question, `Its ${bytes.length} bytes do not start as a PNG file does.`);
  }
  return { outcome: 'PICTURE', bytes };
};

const storedFrame = (frame: EncodedFrame, question: FileQuestion): StoredBytes => {
  const { data, transferSyntaxUid } = frame;
  const mediaType = frameMediaType(transferSyntaxUid);
  if (mediaType === null) {
    throw damaged(question, `Its transfer syntax is ${JSON.stringify(transferSyntaxUid)}.`);
  }
  return {
    byteLength: data.length,
    mediaType,
    open: (range) =>
      Readable.from([range === null ? data : data.subarray(range.first, range.last + 1)], {
        objectMode: false,
      }),
    close: () => {},
  };
};

const bytesOf = async (
  folder: ImageFolder,
  wanted: WantedFile,
  maxBytes: number,
): Promise<Uint8Array | null> => {
  const file = await folder.first(wanted, (path) => holdFile(path, wanted.question));
  return file === null ? null : readWhole(file, maxBytes, wanted.question);
};

const isThere = async (folder: ImageFolder, wanted: WantedFile): Promise<boolean> =>
  (await folder.first(wanted, (path) => fileSize(path, wanted.question))) !== null;
