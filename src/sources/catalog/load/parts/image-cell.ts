import { LABEL_FILES } from '../../../../label/label-file.ts';
import { expertFileOf } from '../expert-layouts.ts';
import { imageKeyIn } from '../image-keys.ts';

const COMMA = 44;
const NEWLINE = 10;
const RETURN = 13;

/** The expert files come behind the two of the NIH. */
const EXPERT_FILES: ReadonlySet<string> = new Set(LABEL_FILES.slice(2).map(({ name }) => name));

/** Where the rows of a file name their image. */
export interface RowPlace {
  readonly hasHeader: boolean;
  /** The key of the image of a line; -1 where it names none. */
  keyIn(bytes: Buffer, start: number, next: number): number;
}

/** name: of a published file. */
export const imageAtIn = (name: string): RowPlace => {
  const at = EXPERT_FILES.has(name) ? expertFileOf(name).layout.image.at : 0;
  return {
    hasHeader: name.endsWith('.csv'),
    keyIn: (bytes, start, next) => {
      const end = endOfLine(bytes, start, next);
      const from = cellStart(bytes, { start, end, at });
      return imageKeyIn(bytes, from, commaFrom(bytes, from, end));
    },
  };
};

const endOfLine = (bytes: Buffer, start: number, next: number): number => {
  const end = bytes[next - 1] === NEWLINE ? next - 1 : next;
  return end > start && bytes[end - 1] === RETURN ? end - 1 : end;
};

/** Where the next comma of a line stands; its end where there is none. */
const commaFrom = (bytes: Buffer, from: number, end: number): number => {
  let at = from;
  while (at < end && bytes[at] !== COMMA) at += 1;
  return at;
};

interface Cell {
  readonly start: number;
  readonly end: number;
  readonly at: number;
}

const cellStart = (bytes: Buffer, { start, end, at }: Cell): number => {
  let from = start;
  for (let cell = 0; cell < at; cell += 1) {
    from = Math.min(commaFrom(bytes, from, end) + 1, end);
  }
  return from;
};
