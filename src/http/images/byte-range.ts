import type { ByteRange } from '../../dicom/stored-bytes.ts';

/** Which bytes are wanted. */
export type WantedBytes = ByteRange | 'ALL' | 'UNSATISFIABLE';

/**
 * Reads a Range header (RFC 9110, 14.1.2) for bytes of which there are `byteLength`.
 *
 * One range is taken. Several, another unit and what cannot be read give all bytes, as the RFC lets
 * a server do.
 */
export const readRange = (header: string | undefined, byteLength: number): WantedBytes => {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/i.exec(header ?? '') ?? [];
  if (from === '' && to === '') return 'ALL';
  if (from === '') return suffix(Number(to), byteLength);
  const first = Number(from);
  const last = to === '' ? Number.POSITIVE_INFINITY : Number(to);
  if (last < first) return 'ALL';
  if (first >= byteLength) return 'UNSATISFIABLE';
  return { first, last: Math.min(last, byteLength - 1) };
};

const suffix = (count: number, byteLength: number): WantedBytes =>
  count === 0 || byteLength === 0
    ? 'UNSATISFIABLE'
    : { first: Math.max(byteLength - count, 0), last: byteLength - 1 };
