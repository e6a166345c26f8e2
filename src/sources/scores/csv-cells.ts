const [COMMA, QUOTE] = [44, 34] as const;

/** Cells of a line that are looked at; more are counted. */
const MOST = 64;

/** Where each cell of a line begins and ends. One object serves all lines in turn. */
export interface CellBounds {
  count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export const createBounds = (): CellBounds => ({
  count: 0,
  starts: new Int32Array(MOST),
  ends: new Int32Array(MOST),
});

/** Finds the cells of a line without quotes, and without the spaces around them. */
export const findCells = (bounds: CellBounds, bytes: Buffer): void => {
  bounds.count = 0;
  let start = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (at < bytes.length && bytes[at] !== COMMA) continue;
    let end = at;
    while (start < end && isSpace(bytes[start])) start += 1;
    while (end > start && isSpace(bytes[end - 1])) end -= 1;
    bounds.starts[bounds.count] = start;
    bounds.ends[bounds.count] = end;
    bounds.count += 1;
    start = at + 1;
  }
};

const isSpace = (byte: number | undefined): boolean => byte === 32 || byte === 9;

/** Whether a line needs readCells. */
export const hasQuotes = (bytes: Buffer): boolean => bytes.includes(QUOTE);

const CELL = /[ \t]*(?:"((?:[^"]|"")*)"[ \t]*|([^",]*))(,|$)/y;

/** The cells of any line, as RFC 4180 has them; null where a quote is not closed, or stands astray. */
export const readCells = (line: string): readonly string[] | null => {
  const cells: string[] = [];
  CELL.lastIndex = 0;
  for (;;) {
    const [, inQuotes, plain = '', end] = CELL.exec(line) ?? [];
    if (end === undefined) return null;
    cells.push((inQuotes ?? plain).replaceAll('""', '"').trim());
    if (end === '') return cells;
  }
};
