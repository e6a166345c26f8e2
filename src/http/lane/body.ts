import { compressed, type Encoding } from '../compression.ts';
import { tagOf } from '../entity-tag.ts';

/** The body of an answer, in the forms in which it is sent. */
export interface Body {
  /** Bytes of the whole, with this end, as they are not compressed. */
  length(end: string): number;
  text(end: string): string;
  /** null: as it is. */
  bytes(end: string, encoding: Encoding | null): Buffer;
  /** A name of these bytes, as they are not compressed. */
  tag(end: string): string;
  /** Bytes of memory that all forms take. */
  size(): number;
  /** Called where it takes more. */
  onGrowth: () => void;
}

/** How a body ends that says nothing but data. */
export const PLAIN_END = '}\n';

/** Forms in bytes that are kept of one body. */
const MOST_FORMS = 6;

/** data: JSON. An end says what is not the same each time, such as what the answer cost. */
export const bodyOf = (data: string): Body => {
  const start = `{"data":${data}`;
  const startBytes = Buffer.byteLength(start);
  // By their encoding and their end.
  const forms = new Map<string, Buffer>();
  let tag: string | null = null;
  let lastEnd: string | null = null;
  const keep = (form: string, bytes: Buffer): Buffer => {
    if (forms.size < MOST_FORMS) {
      forms.set(form, bytes);
      body.onGrowth();
    }
    return bytes;
  };
  const plain = (end: string): Buffer => {
    const bytes = Buffer.from(start + end);
    // Most answers are sent once, and most ends of others are not the same each time.
    if (end === lastEnd) return keep(end, bytes);
    lastEnd = end;
    return bytes;
  };
  const body: Body = {
    // Ends have no letter that takes more than a byte.
    length: (end) => startBytes + end.length,
    text: (end) => start + end,
    bytes: (end, encoding) => {
      const form = `${encoding ?? ''}${end}`;
      const before = forms.get(form);
      if (before !== undefined) return before;
      if (encoding === null) return plain(end);
      return keep(form, compressed(Buffer.from(start + end), encoding));
    },
    tag: (end) => (end === PLAIN_END ? (tag ??= tagOf(start + end)) : tagOf(start + end)),
    size: () => forms.values().reduce((sum, { length }) => sum + length, start.length),
    onGrowth: () => {},
  };
  return body;
};
