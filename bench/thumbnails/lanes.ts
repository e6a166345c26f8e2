// Who is asked for the same thumbnails: Orthanc itself, and gateways over it and over a folder.
import { instanceKeyOf } from '../../src/dicom/instance-key.ts';
import { startGateway } from '../gateway.ts';
import type { Target } from '../load/target.ts';
import type { Stage } from '../stage.ts';
import type { Orthanc } from './orthanc.ts';
import type { Radiographs } from './radiographs.ts';

/** Pixels. */
export const SIDE = 256;

/** What files begin with, as bytes. */
const BEGINNINGS = { 'image/jpeg': '\u00FF\u00D8\u00FF', 'image/png': '\u0089PNG' } as const;

export interface Lane {
  readonly name: string;
  /** Orthanc's own, or whether a gateway keeps pictures. */
  readonly kind: 'orthanc' | 'warm' | 'cold';
  readonly origin: string;
  /** The processes that do the work. */
  readonly pids: readonly number[];
  /** What is asked for; the gateway's thumbnails are JPEG whatever is asked. */
  readonly mediaType: keyof typeof BEGINNINGS;
  readonly pathOf: (imageIndex: string) => string;
}

interface Store {
  readonly name: string;
  readonly env: NodeJS.ProcessEnv;
  /** Of the store, where it is a process. */
  readonly pids: readonly number[];
}

/** Each connection begins at another picture, as browsers do, since they share one deck. */
export const targetOf = (lane: Lane, imageIndexes: readonly string[]): Target => ({
  method: 'GET',
  url: lane.origin,
  headers: { accept: lane.mediaType },
  deck: { head: '', tail: '', cards: imageIndexes.map(lane.pathOf), hand: 1 },
  pids: lane.pids,
  start: BEGINNINGS[lane.mediaType],
  length: 0,
});

/** Starts them all. The first is Orthanc's with the same kind of file, which the others are compared with. */
export const openLanes = async (
  { orthanc, radiographs }: { readonly orthanc: Orthanc; readonly radiographs: Radiographs },
  stage: Stage,
): Promise<readonly Lane[]> => {
  const stores = storesOf(orthanc, radiographs);
  const lanes = [orthancLane(orthanc, 'image/jpeg'), orthancLane(orthanc, 'image/png')];
  for (const store of stores) {
    for (const warmth of ['warm', 'cold'] as const) {
      // Nothing that was drawn is kept: each request is as the first one.
      const env = { ...store.env, ...(warmth === 'cold' && { PICTURE_CACHE_MB: '0' }) };
      const { url, program } = await startGateway(stage, env);
      lanes.push({
        name: `radiograph, ${store.name}, ${warmth}`,
        kind: warmth,
        origin: new URL(url).origin,
        pids: [program.pid, ...store.pids],
        mediaType: 'image/jpeg',
        pathOf: (imageIndex) => `/images/${imageIndex}/thumbnail?size=${SIDE}`,
      });
    }
  }
  return lanes;
};

const storesOf = (orthanc: Orthanc, { pictureDir, objectDir }: Radiographs): readonly Store[] => [
  {
    name: 'over it',
    env: { DICOM_STORE: 'dicomweb', DICOMWEB_URL: orthanc.url },
    pids: [orthanc.pid],
  },
  { name: 'folder of .dcm', env: { DICOM_STORE: 'folder', IMAGE_DIR: objectDir }, pids: [] },
  { name: 'folder of .png', env: { DICOM_STORE: 'folder', IMAGE_DIR: pictureDir }, pids: [] },
];

const orthancLane = ({ url, pid, version }: Orthanc, mediaType: Lane['mediaType']): Lane => ({
  name: `${version}, rendered as ${mediaType === 'image/png' ? 'PNG' : 'JPEG'}`,
  kind: 'orthanc',
  origin: new URL(url).origin,
  pids: [pid],
  mediaType,
  pathOf: (imageIndex) => {
    const { studyUid, seriesUid, instanceUid } = instanceKeyOf(imageIndex);
    const instance = `studies/${studyUid}/series/${seriesUid}/instances/${instanceUid}`;
    return `${new URL(url).pathname}/${instance}/rendered?viewport=${SIDE},${SIDE}`;
  },
});
