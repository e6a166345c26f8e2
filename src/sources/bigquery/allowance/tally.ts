/** Whose bytes are counted, and on which day. */
export interface Account {
  readonly caller: string;
  /** In UTC, such as "2026-11-23". */
  readonly day: string;
}

/** Bytes that are to be counted, and the most that there may be. */
export interface Claim {
  readonly bytes: number;
  readonly limit: number;
}

/** What became of a claim. */
export interface Verdict {
  /** Whether the bytes were counted; else they would have passed the limit. */
  readonly isGranted: boolean;
  /** What was counted before. */
  readonly billed: number;
}

/** Counts what callers have had billed. */
export interface Tally {
  /** Counts bytes unless they pass the limit. Of several claims at a time, none is granted too much. */
  claim(account: Account, claim: Claim): Promise<Verdict>;
  /** Counts more bytes, or fewer, whatever the limit. */
  correct(account: Account, bytes: number): Promise<void>;
}
