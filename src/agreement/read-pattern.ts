/** One read of an image, as sets of findings; the last two are subsets of the first. */
export interface Read {
  readonly readerId: string;
  /** Which read of the image by the reader it is, from 1, in file order. */
  readonly readNumber: number;
  readonly assessed: number;
  readonly present: number;
  readonly uncertain: number;
}

/** Images whose reads are the same: by the same readers, saying the same. */
export interface ReadPattern {
  /** The same list each time, where it stays in memory. */
  readonly reads: readonly Read[];
  readonly imageCount: number;
}
