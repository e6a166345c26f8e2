/** What the header of a codestream says of its picture. */
export interface CodestreamSize {
  readonly width: number;
  readonly height: number;
  readonly components: number;
}

/**
 * Reads the size from the header of a JPEG or JPEG-LS codestream; null where there is none.
 *
 * Codecs make room for what the header says, so it is compared with the object before they run.
 */
export const jpegSize = (bytes: Uint8Array): CodestreamSize | null => {
  const view = viewOf(bytes);
  let at = 2;
  while (at + 10 < bytes.length && bytes[at] === 0xff) {
    const marker = view.getUint8(at + 1);
    if (isFrameHeader(marker)) {
      return {
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        components: view.getUint8(at + 9),
      };
    }
    // A marker may be preceded by any number of fill bytes.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
};

/** SOF0 to SOF15 without the tables that lie between them, and SOF55 of JPEG-LS. */
const isFrameHeader = (marker: number): boolean =>
  marker === 0xf7 || (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker));

/** Reads the size from the header of a JPEG 2000 codestream; null where there is none. */
export const jpeg2000Size = (bytes: Uint8Array): CodestreamSize | null => {
  // Start of codestream and the marker of its size; some objects have the boxes of a JP2 file first.
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(
    'ff4fff51',
    'hex',
  );
  if (start === -1 || start + 42 > bytes.length) return null;
  const view = viewOf(bytes);
  return {
    width: view.getUint32(start + 8) - view.getUint32(start + 16),
    height: view.getUint32(start + 12) - view.getUint32(start + 20),
    components: view.getUint16(start + 40),
  };
};

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
