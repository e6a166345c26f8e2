const NEWLINE = 10;
const RETURN = 13;

/** Bytes of a line at most: three times what a score with all its names takes. */
export const LONGEST_LINE = 1000;

/** Takes a line: its number, from 1, and its bytes without the end of the line; null: it is too long. */
export type TakeLine = (line: number, bytes: Buffer | null) => void;

/** Cuts bytes that come in pieces into lines. */
export interface ByteLines {
  push(bytes: Uint8Array): void;
  /** There are no more. The last line needs no end. */
  end(): void;
}

/** Lines end with LF or CRLF. Of a line that is too long, nothing is kept. */
export const createByteLines = (take: TakeLine): ByteLines => {
  let line = 0;
  let begun = Buffer.alloc(0);
  let isTooLong = false;
  const finish = (bytes: Buffer): void => {
    line += 1;
    if (isTooLong || bytes.length > LONGEST_LINE) take(line, null);
    else take(line, bytes.at(-1) === RETURN ? bytes.subarray(0, -1) : bytes);
    isTooLong = false;
  };
  const keep = (rest: Buffer): void => {
    isTooLong ||= rest.length > LONGEST_LINE;
    begun = isTooLong ? Buffer.alloc(0) : Buffer.from(rest);
  };
  return {
    push: ({ buffer, byteOffset, byteLength }) => {
      const bytes = Buffer.from(buffer, byteOffset, byteLength);
      let start = 0;
      for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, start)) {
        const piece = bytes.subarray(start, at);
        finish(begun.length === 0 ? piece : Buffer.concat([begun, piece]));
        begun = Buffer.alloc(0);
        start = at + 1;
      }
      const rest = bytes.subarray(start);
      keep(begun.length === 0 ? rest : Buffer.concat([begun, rest]));
    },
    end: () => {
      if (begun.length > 0 || isTooLong) finish(begun);
      begun = Buffer.alloc(0);
    },
  };
};
