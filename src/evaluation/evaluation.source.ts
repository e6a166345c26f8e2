import type { Problems } from '../errors.ts';
import type { ImageFilter } from '../image/image.filter.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import type { Measure, ScoreFigures } from './figures.ts';
import type { CollectionImages, GroundParts, LabelledImages } from './ground.ts';
import type { Vocabulary } from './score-sheet.ts';

/** What scores are measured by. Images are numbers, see image-digits.ts. Rejects with SourceError. */
export interface GroundSource {
  /** All images of the collection. */
  images(): Promise<CollectionImages>;
  /** Those that meet a filter, in any order. */
  imagesThatMeet(filter: ImageFilter): Promise<Float64Array>;
  /** All labels of a set: images of which the same is said stand together. */
  labels(labelSet: LabelSetCode): Promise<readonly LabelledImages[]>;
}

/** How scores are written down: lines of CSV under a header, or of JSON. */
export type ScoresFormat = 'CSV' | 'JSONL';

/** What is asked of scores. */
export interface ScoreQuestion {
  readonly ground: GroundParts;
  readonly vocabulary: Vocabulary;
  readonly measure: Measure;
}

/** Scores that come in pieces. */
export interface ScoreUpload {
  readonly format: ScoresFormat;
  /** It is not begun before it is its turn. */
  readonly body: () => AsyncIterable<Uint8Array>;
}

/** What scores are worth, or why they cannot be measured. */
export type ScoreOutcome =
  | { readonly outcome: 'MEASURED'; readonly figures: ScoreFigures }
  | { readonly outcome: 'REFUSED'; readonly problems: Problems };

/** Measures scores that are too many for the thread that answers everybody else. */
export interface ScoreMeasurer {
  /** Rejects with SourceError BUSY, with what the body fails with, and where the caller goes. */
  measure(question: ScoreQuestion, upload: ScoreUpload): Promise<ScoreOutcome>;
}
