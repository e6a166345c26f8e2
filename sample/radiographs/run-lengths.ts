/** Size of the header of an RLE frame, in bytes: the count of segments and fifteen offsets. */
const HEADER = 64;

// Of one record, in bytes.
const LONGEST = 128;
const SHORTEST_RUN = 3;

/** A frame of gray pixels, a byte each, in RLE Lossless: one segment, PS3.5 Annex G. */
export function runLengthFrame(pixels: Uint8Array, width: number): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (let start = 0; start < pixels.length; start += width) {
    packRow(pixels.subarray(start, start + width), bytes);
  }
  const frame = new Uint8Array(HEADER + bytes.length + (bytes.length % 2));
  frame.set(bytes, HEADER);
  const header = new DataView(frame.buffer);
  header.setUint32(0, 1, true);
  header.setUint32(4, HEADER, true);
  return frame;
}

/** A record does not reach into the next row. */
function packRow(row: Uint8Array, bytes: number[]): void {
  let at = 0;
  while (at < row.length) {
    const run = runAt(row, at);
    if (run >= SHORTEST_RUN) {
      bytes.push(257 - run, row[at] ?? 0);
      at += run;
    } else {
      const end = literalEnd(row, at);
      bytes.push(end - at - 1, ...row.subarray(at, end));
      at = end;
    }
  }
}

/** How often the value stands there, one after the other. */
function runAt(row: Uint8Array, start: number): number {
  let end = start + 1;
  while (end < row.length && end - start < LONGEST && row[end] === row[start]) end += 1;
  return end - start;
}

/** Where the next run begins. */
function literalEnd(row: Uint8Array, start: number): number {
  let end = start + 1;
  while (end < row.length && end - start < LONGEST && runAt(row, end) < SHORTEST_RUN) end += 1;
  return end;
}
