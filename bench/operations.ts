// What is measured. A dialect words each operation for one kind of schema.

export const OPERATIONS = {
  page50: 'the first 50 images with patient and findings',
  patients20: 'the first 20 patients with all their images and findings',
  filter50: 'PA images with pneumothorax at 40 to 60 years: the first 50, and how many there are',
  detail: 'one image with patient, findings and every reference and reader label',
  lookup: '100 images by name, with findings',
} as const;

export type OperationName = keyof typeof OPERATIONS;

/** An operation in the words of one schema. */
export interface Question {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** What the answer says, in words that are the same for every schema. */
  readonly facts: (data: unknown) => readonly string[];
}

/** Operations that a schema has no words for are left out. */
export type Dialect = Readonly<Partial<Record<OperationName, Question>>>;

/** What the operations ask about; it depends on the data. */
export interface Subjects {
  /** An image that radiologists have read. */
  readonly detail: string;
  /** Images from all over the collection. */
  readonly lookup: readonly string[];
}
