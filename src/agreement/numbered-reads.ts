import type { Read, ReadPattern } from './read-pattern.ts';

/** A read, its reader as a position among all readers. */
export interface NumberedRead
  extends Pick<Read, 'readNumber' | 'assessed' | 'present' | 'uncertain'> {
  readonly reader: number;
}

/** Images whose reads are the same. */
export interface NumberedPattern {
  /** By reader. */
  readonly reads: readonly NumberedRead[];
  readonly imageCount: number;
}

/** Reads whose readers are positions, so that each two of them are counted in tables. */
export interface NumberedReads {
  /** By number. */
  readonly readerIds: readonly string[];
  readonly patterns: readonly NumberedPattern[];
}

/** Numbers the readers of some reads: once for all findings. */
export const numberReads = (patterns: readonly ReadPattern[]): NumberedReads => {
  const found = new Set(patterns.flatMap(({ reads }) => reads.map(({ readerId }) => readerId)));
  const readerIds = [...found].sort(byNumber);
  const positions = new Map(readerIds.map((readerId, position) => [readerId, position]));
  return {
    readerIds,
    patterns: patterns.map(({ reads, imageCount }) => ({
      reads: reads
        .map(({ readerId, ...said }) => ({ ...said, reader: positions.get(readerId) ?? 0 }))
        .sort((one, other) => one.reader - other.reader),
      imageCount,
    })),
  };
};

/** Readers go by number, which may be too long for a number here. */
const byNumber = (left: string, right: string): number =>
  left.length - right.length || (left < right ? -1 : Number(left > right));
