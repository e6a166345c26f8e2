// What is measured. A dialect words each operation for one kind of schema.

export const OPERATIONS = {
  page50: 'a page of 50 images with patient and findings; cold: after a random image',
  patients20: '20 patients with all their images and findings; cold: after a random patient',
  filter50: 'images with a finding, by view and age: the first 50, and how many there are',
  detail: 'one image with patient, findings and what people read of some findings',
  facets: 'how many images have each finding, and each sex; cold: of a random cohort',
  lookup: '500 images by name, in the order of the names, with findings',
  deep: 'a page of 50 images ordered by age, after an image in the midst',
  agreement: 'how far five readers agree on 14 findings; cold: on a random cohort',
} as const;

export type OperationName = keyof typeof OPERATIONS;

/** An image, and where it stands in lists: the cursors are our gateway's. */
export interface ImagePlace {
  readonly imageIndex: string;
  readonly ageYears: number;
  readonly byName: string;
  readonly byAge: string;
}

/** A patient, and where in the list of all. */
export interface PatientPlace {
  readonly patientId: string;
  readonly byNumber: string;
}

/** Images of one view, of patients of some years, that have a finding. */
export interface Cohort {
  readonly finding: string;
  readonly view: string;
  readonly fromYears: number;
  readonly toYears: number;
}

/** Images of patients of some years, up to a visit. */
export interface Visits {
  readonly fromYears: number;
  readonly toYears: number;
  readonly followUpTo: number;
}

/** An image, and the findings whose reads are wanted. */
export interface Chosen {
  readonly imageIndex: string;
  readonly findings: readonly string[];
}

/** What each operation is asked about. */
export interface Draws {
  /** Null: the first page. */
  readonly page50: ImagePlace | null;
  readonly patients20: PatientPlace | null;
  readonly filter50: Cohort;
  readonly detail: Chosen;
  /** Null: all images. */
  readonly facets: Cohort | null;
  readonly lookup: readonly string[];
  readonly deep: ImagePlace;
  readonly agreement: Visits | null;
}

/** An operation in the words of one schema. */
export interface Wording<Draw> {
  readonly query: string;
  readonly variables: (draw: Draw) => Readonly<Record<string, unknown>>;
  /** What the answer says, in words that are the same for every schema. */
  readonly facts: (data: unknown) => readonly string[];
}

export type Dialect = { readonly [Name in OperationName]: Wording<Draws[Name]> };

/** A question that is the same each time. */
export interface Question {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}
