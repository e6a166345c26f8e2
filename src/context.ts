// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import type { AgreementSource } from './agreement/agreement.source.ts';
import { tallyLoaders } from './cohort/tally.loader.ts';
import type { TallySource } from './cohort/tally.source.ts';
import { comparisonLoaders } from './comparison/comparison.loader.ts';
import type { ComparisonSource } from './comparison/comparison.source.ts';
import type { DatasetSource } from './dataset/dataset.source.ts';
import type { SourceStatus } from './dataset/dataset.ts';
import { attributeLoaders } from './dicom/attribute.loader.ts';
import type { AttributeSource } from './dicom/attribute.source.ts';
import type { FileSource } from './dicom/file.source.ts';
import type { ObjectSource } from './dicom/object.source.ts';
import type { PictureSource } from './dicom/picture.source.ts';
import type { GroundSource, ScoreMeasurer } from './evaluation/evaluation.source.ts';
import type { CohortSource } from './export/cohort.source.ts';
import type { CohortFileSource } from './export/cohort-file.source.ts';
import { imageLoaders } from './image/image.loader.ts';
import type { ImageSource } from './image/image.source.ts';
import { assessmentLoaders } from './label/assessment.loader.ts';
import type { AssessmentSource } from './label/assessment.source.ts';
import { patientLoaders } from './patient/patient.loader.ts';
import type { PatientSource } from './patient/patient.source.ts';
import { readerLoaders } from './reader/reader.loader.ts';
import type { ReaderSource } from './reader/reader.source.ts';
import type { RequestFacts } from './request.ts';
import type { SearchSource } from './search/search.source.ts';
import type { ImageAddressing } from './terms/image-address.ts';
import type { ViewerAddresses } from './terms/viewer.ts';

/** Where everything comes from: one port for each kind of thing. */
export interface Sources {
  readonly images: ImageSource;
  readonly patients: PatientSource;
  readonly labels: AssessmentSource;
  readonly readers: ReaderSource;
  readonly agreement: AgreementSource;
  readonly comparison: ComparisonSource;
  readonly tallies: TallySource;
  readonly cohorts: CohortSource;
  readonly cohortFiles: CohortFileSource;
  readonly ground: GroundSource;
  readonly measurer: ScoreMeasurer;
  readonly dataset: DatasetSource;
  readonly search: SearchSource;
  readonly attributes: AttributeSource;
  readonly objects: ObjectSource;
  readonly pictures: PictureSource;
  readonly files: FileSource;
  /** How each store is. Never rejects. */
  statuses(): Promise<readonly SourceStatus[]>;
}

/** Addresses that the graph writes into its answers. */
export interface Addresses {
  readonly viewers: ViewerAddresses;
  readonly images: ImageAddressing;
}

const createLoaders = (sources: Sources) => ({
  ...imageLoaders(sources.images),
  ...patientLoaders(sources.patients),
  ...assessmentLoaders(sources.labels),
  ...readerLoaders(sources.readers),
  ...comparisonLoaders(sources.comparison),
  ...tallyLoaders(sources.tallies),
  ...attributeLoaders(sources.attributes),
});

/** The loaders of one request. */
export type Loaders = ReturnType<typeof createLoaders>;

/** What a resolver gets: sources for questions by filter, loaders for questions by key. */
export interface Context {
  readonly sources: Sources;
  readonly loaders: Loaders;
  readonly addresses: Addresses;
  readonly request: RequestFacts;
}

/** A context for one request: its loaders batch and remember for this request alone. */
export const createContext = (
  sources: Sources,
  addresses: Addresses,
  request: RequestFacts,
): Context => ({
  sources,
  loaders: createLoaders(sources),
  addresses,
  request,
});
