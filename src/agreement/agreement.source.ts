import type { ImageFilter } from '../image/image.filter.ts';
import type { Soon } from '../soon.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import type { ReadPattern } from './read-pattern.ts';

/** Some reads of a set. */
export interface ReadQuestion {
  readonly labelSet: LabelSetCode;
  /** Of these readers; null: of all. */
  readonly readerIds: readonly string[] | null;
  readonly filter: ImageFilter;
}

/** Where the reads of a set come from, those of an image together. Rejects with SourceError. */
export interface AgreementSource {
  readPatterns(question: ReadQuestion): Soon<readonly ReadPattern[]>;
}
