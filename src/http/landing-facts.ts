/** What the landing page says about the data that is served. */
export interface LandingFacts {
  readonly name: string;
  /** True for the made-up sample: the page then says so before all else. */
  readonly isSynthetic: boolean;
  readonly imageCount: number;
  readonly patientCount: number;
  readonly studyCount: number;
  readonly readerCount: number;
  readonly labelCount: number;
  readonly files: readonly LandingFile[];
  readonly absentFiles: readonly LandingAbsentFile[];
  readonly licence: string;
  readonly attribution: string;
  readonly loadedAt: Date;
  readonly contentHash: string;
  readonly citations: readonly LandingCitation[];
}

export interface LandingFile {
  readonly name: string;
  readonly rowCount: number;
}

export interface LandingAbsentFile {
  readonly name: string;
  /** What the graph lacks without the file, as a sentence. */
  readonly consequence: string;
}

export interface LandingCitation {
  readonly text: string;
  readonly doi: string | null;
  readonly url: string | null;
}
