import type { Config } from './config.ts';
import type { DicomConfig, FileConfig } from './config-stores.ts';
import type { AttributeSource } from './dicom/attribute.source.ts';
import type { DicomStore } from './dicom/dicom-store.source.ts';
import type { FileSource } from './dicom/file.source.ts';
import type { ObjectSource } from './dicom/object.source.ts';
import type { ObjectCodec } from './dicom/object-codec.source.ts';
import type { PictureSource } from './dicom/picture.source.ts';
import { cachedAttributes } from './sources/cache/cached-attributes.ts';
import { cachedPictures } from './sources/cache/cached-pictures.ts';
import { cloudStorageFiles } from './sources/cloud-storage/cloud-storage-files.ts';
import { dicomwebStore } from './sources/dicomweb/dicomweb-store.ts';
import type { DicomwebTransport } from './sources/dicomweb/dicomweb-transport.ts';
import { healthcareTransport } from './sources/dicomweb/healthcare/healthcare-transport.ts';
import { standardTransport } from './sources/dicomweb/standard-transport.ts';
import { folderFiles } from './sources/folder/folder-files.ts';
import { folderStore } from './sources/folder/folder-store.ts';
import { createGuard } from './sources/guard/guard.ts';
import { createObjectCodec } from './sources/objects/object-codec.ts';
import { drawnPictures } from './sources/pictures/drawn-pictures.ts';

/** Instances that are asked for at the same time, and those that wait. */
const CONCURRENT = 50;
const QUEUED = 2000;

const MEBIBYTE = 1024 * 1024;

/** What answers for DICOM objects, pictures and files. */
export interface DicomSources {
  readonly attributes: AttributeSource;
  readonly objects: ObjectSource;
  readonly pictures: PictureSource;
  readonly files: FileSource;
  close(): Promise<void>;
}

/** Chooses what answers for DICOM objects, pictures and files. Nothing is asked of a store yet. */
export const composeDicom = async (config: Config): Promise<DicomSources> => {
  const codec = createObjectCodec();
  const store = await openStore(config.dicom, codec);
  const attributes =
    config.cacheMegabytes === 0
      ? store
      : cachedAttributes(store, (config.cacheMegabytes * MEBIBYTE) / 8);
  const drawn = drawnPictures({ attributes, objects: store, codec });
  return {
    attributes,
    objects: store,
    pictures:
      config.pictureCacheMegabytes === 0
        ? drawn
        : cachedPictures(drawn, config.pictureCacheMegabytes * MEBIBYTE),
    files: await openFiles(config.files),
    close: async () => {
      await store.close();
      await codec.close();
    },
  };
};

const openStore = async (config: DicomConfig, codec: ObjectCodec): Promise<DicomStore> => {
  if (config.store === 'folder') return folderStore(config.imageDir, codec);
  const guard = createGuard({
    source: 'DICOMWEB',
    timeoutMs: config.timeoutMs,
    concurrent: CONCURRENT,
    queued: QUEUED,
  });
  return dicomwebStore(await openTransport(config), guard);
};

const openTransport = async (config: DicomConfig): Promise<DicomwebTransport> => {
  const { dicomwebUrl, dicomwebAuthorization, healthcareStore, timeoutMs } = config;
  if (config.store === 'healthcare') {
    const rootUrl = config.healthcareRootUrl;
    return healthcareTransport({ store: healthcareStore, rootUrl, timeoutMs });
  }
  if (dicomwebUrl === null) throw new TypeError('A DICOMweb store without an address.');
  return standardTransport({ url: dicomwebUrl, authorization: dicomwebAuthorization, timeoutMs });
};

const openFiles = async (config: FileConfig): Promise<FileSource> => {
  if (config.store === 'folder') return folderFiles(config.imageDir);
  const guard = createGuard({
    source: 'CLOUD_STORAGE',
    timeoutMs: config.timeoutMs,
    concurrent: CONCURRENT,
    queued: QUEUED,
  });
  const { bucket, userProject, storageRootUrl: rootUrl, timeoutMs } = config;
  return cloudStorageFiles({ bucket, userProject, rootUrl, timeoutMs }, guard);
};
