/**
 * The bytes of an RLE frame with one segment.
 *
 * Source: PS3.5 Annex G. Shares nothing with what wrote the frame.
 */
export function unpackedRows(frame: Buffer): Buffer {
  if (frame.readUInt32LE(0) !== 1) throw new RangeError('Wanted one segment.');
  const parts: Buffer[] = [];
  let at = frame.readUInt32LE(4);
  // What is left over is padding.
  while (at + 1 < frame.length) {
    const control = frame.readInt8(at);
    const count = control >= 0 ? control + 1 : 1 - control;
    const end = at + 1 + (control >= 0 ? count : 1);
    const bytes = frame.subarray(at + 1, end);
    if (control !== -128) parts.push(control >= 0 ? bytes : Buffer.alloc(count, bytes));
    at = end;
  }
  return Buffer.concat(parts);
}
