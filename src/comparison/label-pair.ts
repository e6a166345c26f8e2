/** What one label file says of an image, as sets of findings; the last two are subsets of the first. */
export interface LabelledFindings {
  readonly assessed: number;
  readonly present: number;
  readonly uncertain: number;
}

/** What two origins say of some images. */
export interface LabelPair {
  readonly reference: LabelledFindings;
  readonly candidate: LabelledFindings;
  readonly imageCount: number;
  /** Later reads of each of these images by a reader whose first read is compared. */
  readonly laterReads: number;
}
