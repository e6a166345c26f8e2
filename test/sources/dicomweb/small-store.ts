import { type InstanceKey, instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import type { GoodAnswer } from '../../support/hostile-upstream.ts';

/** Names of instances of a made-up store: as many as wanted. */
export const keysOf = (count: number): readonly InstanceKey[] =>
  Array.from({ length: count }, (_, place) =>
    instanceKeyOf(`${String(place + 1).padStart(8, '0')}_000.png`),
  );

const BOUNDARY = "part:of'this+answer_(1)";

/** A DICOM file by its mark, and a boundary's beginning in what it holds. */
export const OBJECT = Buffer.concat([
  Buffer.alloc(128),
  Buffer.from('DICM'),
  Buffer.from(`\r\n--${BOUNDARY.slice(0, -1)}\r\n--\r\n`),
  Buffer.from(Array.from({ length: 70_000 }, (_, place) => (place * 31) % 251)),
]);

/** A picture of one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

/** How a made-up server behaves where servers differ. */
export interface Habits {
  /** Rows of an answer to a search at most. */
  readonly page?: number;
  /** Whether a search for a list of UIDs finds them; else it finds nothing. */
  readonly matchesLists?: boolean;
  /** Tags that searches do not tell. */
  readonly untold?: readonly string[];
}

type Dataset = Readonly<Record<string, { vr: string; Value?: readonly unknown[] }>>;

/** All attributes of an instance, as the made-up store has them. */
export const datasetOf = ({
  imageIndex,
  studyUid,
  seriesUid,
  instanceUid,
}: InstanceKey): Dataset => ({
  '00080018': { vr: 'UI', Value: [instanceUid] },
  '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Nobody' }] },
  '00100020': { vr: 'LO', Value: [imageIndex.slice(0, 8)] },
  '0020000D': { vr: 'UI', Value: [studyUid] },
  '0020000E': { vr: 'UI', Value: [seriesUid] },
  '00204000': { vr: 'LT' },
  '00280010': { vr: 'US', Value: [1024] },
  '00280011': { vr: 'US', Value: [1000] },
});

/** The right answers of a store that holds some instances. */
export const smallStore =
  (held: readonly InstanceKey[], habits: Habits = {}) =>
  (path: string): GoodAnswer => {
    const { pathname, searchParams } = new URL(path, 'http://store');
    if (pathname === '/instances') return json(searchIn(held, searchParams, habits));
    const [, , studyUid, , seriesUid, , instanceUid, service] = pathname.split('/');
    const key = held.find((known) => known.instanceUid === instanceUid);
    const isHeld = key?.studyUid === studyUid && key?.seriesUid === seriesUid;
    if (key === undefined || !isHeld) return { status: 404, headers: {}, body: Buffer.from('{}') };
    if (service === 'metadata') return json([datasetOf(key)]);
    if (service === 'rendered') {
      return { status: 200, headers: { 'content-type': 'image/png' }, body: PNG };
    }
    return service === 'frames'
      ? multipart('application/octet-stream', OBJECT)
      : multipart('application/dicom', OBJECT);
  };

const searchIn = (
  held: readonly InstanceKey[],
  parameters: URLSearchParams,
  { page = Number.POSITIVE_INFINITY, matchesLists = true, untold = [] }: Habits,
): readonly Dataset[] => {
  const uids = parameters.get('SOPInstanceUID')?.split(',') ?? null;
  const offset = Number(parameters.get('offset') ?? 0);
  const limit = Math.min(Number(parameters.get('limit') ?? 100), page);
  const asked = ['00080018', '0020000D', '0020000E', ...parameters.getAll('includefield')];
  const rows = held.filter(
    ({ instanceUid }) =>
      uids === null || (uids.includes(instanceUid) && (matchesLists || uids.length === 1)),
  );
  return rows.slice(offset, offset + limit).map((key) => {
    const tags = Object.entries(datasetOf(key)).filter(
      ([tag]) => asked.includes(tag) && !untold.includes(tag),
    );
    return Object.fromEntries(tags);
  });
};

const json = (value: unknown): GoodAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/dicom+json' },
  body: Buffer.from(JSON.stringify(value)),
});

/** An answer in parts, with a boundary that has to be quoted. */
export const multipart = (mediaType: string, body: Uint8Array): GoodAnswer => ({
  status: 200,
  headers: { 'content-type': `multipart/related; type="${mediaType}"; boundary="${BOUNDARY}"` },
  body: Buffer.concat([
    Buffer.from(
      `\r\n--${BOUNDARY}\r\nContent-Type: ${mediaType}\r\nContent-Length: ${body.length}\r\n\r\n`,
    ),
    body,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]),
});
