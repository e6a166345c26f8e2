import type { SharedBigQuery } from './compose-bigquery.ts';
import type { Opened } from './compose-lasting.ts';
import type { Config } from './config.ts';
import type { DicomConfig, FileConfig } from './config-stores.ts';
import type { SourceStatus } from './dataset/dataset.ts';
import type { AttributeSource } from './dicom/attribute.source.ts';
import type { DicomStore } from './dicom/dicom-store.source.ts';
import type { FileSource } from './dicom/file.source.ts';
import type { ObjectSource } from './dicom/object.source.ts';
import type { ObjectCodec } from './dicom/object-codec.source.ts';
import type { PictureSource } from './dicom/picture.source.ts';
import type { AttributeTable } from './sources/attribute-table/attribute-table.ts';
import type { BigQueryJobs } from './sources/bigquery/bigquery.ts';
import { readTableName } from './sources/bigquery/names.ts';
import { cachedAttributes } from './sources/cache/cached-attributes.ts';
import { cachedPictures } from './sources/cache/cached-pictures.ts';
import type { DicomwebTransport } from './sources/dicomweb/dicomweb-transport.ts';
import { folderFiles } from './sources/folder/folder-files.ts';
import { folderStore } from './sources/folder/folder-store.ts';
import { attemptsOf } from './sources/guard/attempts.ts';
import { machineClock } from './sources/guard/clock.ts';
import { createGuard, type Guard } from './sources/guard/guard.ts';
import { createObjectCodec } from './sources/objects/object-codec.ts';
import type { Drawing } from './sources/pictures/drawn-pictures.ts';
import type { SourceName } from './terms/source-name.ts';

/** Questions that a store is asked at the same time, and those that wait. */
const CONCURRENT = 50;
const QUEUED = 2000;
const MEBIBYTE = 1024 * 1024;

/** What answers for DICOM objects, pictures and files. */
export interface DicomSources {
  readonly attributes: AttributeSource;
  readonly objects: ObjectSource;
  readonly pictures: PictureSource;
  readonly files: FileSource;
  /** How each of them is. Never rejects. */
  statuses(): Promise<readonly SourceStatus[]>;
}

/**
 * Chooses what answers for DICOM objects, pictures and files. Nothing is asked of a store yet; a table
 * is asked for its columns, and not waited for.
 *
 * What brings a large library is loaded where it is chosen, or first used: HTTP and image libraries
 * together take a fifth of a second and 50 MB.
 *
 * opened: told of each thing as soon as it is open, since another may fail to open.
 */
export const composeDicom = async (
  config: Config,
  bigquery: SharedBigQuery,
  opened: Pick<Opened, 'add'>,
): Promise<DicomSources> => {
  const codec = createObjectCodec();
  opened.add(codec.close);
  const store = await openStore(config.dicom, codec);
  opened.add(store.close);
  const table = config.attributeStore === 'bigquery' ? await openTable(config, bigquery) : null;
  const cacheBytes = (config.cacheMegabytes * MEBIBYTE) / (table === null ? 8 : 16);
  const remembered = (source: AttributeSource): AttributeSource =>
    cacheBytes === 0 ? source : cachedAttributes(source, cacheBytes);
  const ownAttributes = remembered(store);
  // A picture is drawn by what its own object says, whatever a table says of it.
  const drawing = { attributes: ownAttributes, objects: store, codec };
  const drawn = picturesOnDemand(drawing, config.dicom.timeoutMs);
  const files = await openFiles(config.files);
  return {
    attributes: table === null ? ownAttributes : remembered(table),
    objects: store,
    pictures:
      config.pictureCacheMegabytes === 0
        ? drawn
        : cachedPictures(drawn, config.pictureCacheMegabytes * MEBIBYTE),
    files,
    statuses: () =>
      Promise.all([table, store, files].flatMap((one) => (one === null ? [] : one.status()))),
  };
};

const openTable = async (
  { bigquery: { dicomTable, timeoutMs } }: Config,
  bigquery: SharedBigQuery,
): Promise<AttributeTable> => {
  const { attributeTable } = await import('./sources/attribute-table/attribute-table.ts');
  const { connection, allowance } = await bigquery.open();
  const name = readTableName(dicomTable);
  const jobsByLocation = new Map<string | null, BigQueryJobs>();
  const jobsAt = (location: string | null): BigQueryJobs => {
    const place = { source: 'BIGQUERY', dataset: name, location, allowance } as const;
    const jobs = jobsByLocation.get(location) ?? connection.jobs(place);
    jobsByLocation.set(location, jobs);
    return jobs;
  };
  return attributeTable(name, jobsAt, timeoutMs);
};

const picturesOnDemand = (drawing: Drawing, timeoutMs: number): PictureSource => {
  let opened: Promise<PictureSource> | null = null;
  const open = async (): Promise<PictureSource> => {
    const { drawnPictures } = await import('./sources/pictures/drawn-pictures.ts');
    return drawnPictures(drawing, () => {
      // A picture that waits for its turn has less time to be asked for.
      attemptsOf(machineClock.now() + timeoutMs, 'DICOMWEB');
      return AbortSignal.timeout(timeoutMs);
    });
  };
  return {
    picture: async (key, request) => {
      opened ??= open();
      return (await opened).picture(key, request);
    },
  };
};

const openStore = async (config: DicomConfig, codec: ObjectCodec): Promise<DicomStore> => {
  if (config.store === 'folder') return folderStore(config.imageDir, codec);
  const { dicomwebStore } = await import('./sources/dicomweb/dicomweb-store.ts');
  return dicomwebStore(await openTransport(config), guardOf('DICOMWEB', config));
};

const openTransport = async (config: DicomConfig): Promise<DicomwebTransport> => {
  const { dicomwebUrl: url, dicomwebAuthorization: authorization, timeoutMs } = config;
  if (config.store === 'healthcare') {
    const { healthcareStore: store, healthcareRootUrl: rootUrl } = config;
    const healthcare = await import('./sources/dicomweb/healthcare/healthcare-transport.ts');
    return healthcare.healthcareTransport({ store, rootUrl, timeoutMs });
  }
  if (url === null) throw new TypeError('A DICOMweb store without an address.');
  const { standardTransport } = await import('./sources/dicomweb/standard-transport.ts');
  return standardTransport({ url, authorization, timeoutMs });
};

const openFiles = async (config: FileConfig): Promise<FileSource> => {
  if (config.store === 'folder') return folderFiles(config.imageDir);
  const { bucket, userProject, storageRootUrl: rootUrl, timeoutMs } = config;
  const { cloudStorageFiles } = await import('./sources/cloud-storage/cloud-storage-files.ts');
  const guard = guardOf('CLOUD_STORAGE', config);
  return cloudStorageFiles({ bucket, userProject, rootUrl, timeoutMs }, guard);
};

const guardOf = (source: SourceName, { timeoutMs }: { timeoutMs: number }): Guard =>
  createGuard({
    source,
    timeoutMs,
    concurrent: CONCURRENT,
    queued: QUEUED,
    isSharedByRequest: true,
  });
