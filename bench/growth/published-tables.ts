// Where the names of images and patients stand in the published files, by position.

/** A published file whose rows are about an image each. */
export interface PublishedTable {
  readonly name: string;
  readonly hasHeader: boolean;
  /** Position of the cell with the file name. */
  readonly imageAt: number;
  /** Position of the cell with the patient's number; null where there is none. */
  readonly patientAt: number | null;
}

/** The files that a data set cannot be without, one of them at least. */
export const DATA_ENTRIES = ['Data_Entry_2017.csv', 'Data_Entry_2017_v2020.csv'] as const;

const entry = (name: string): PublishedTable => ({
  name,
  hasHeader: true,
  imageAt: 0,
  patientAt: 3,
});

const list = (name: string): PublishedTable => ({
  name,
  hasHeader: false,
  imageAt: 0,
  patientAt: null,
});

const all = (name: string): PublishedTable => ({
  name: `all_findings_expert_labels/${name}`,
  hasHeader: true,
  imageAt: 0,
  patientAt: 1,
});

/** Every published file. */
export const PUBLISHED_TABLES: readonly PublishedTable[] = [
  ...DATA_ENTRIES.map(entry),
  { name: 'BBox_List_2017.csv', hasHeader: true, imageAt: 0, patientAt: null },
  list('train_val_list.txt'),
  list('test_list.txt'),
  {
    name: 'four_findings_expert_labels/individual_readers.csv',
    hasHeader: true,
    imageAt: 1,
    patientAt: 0,
  },
  entry('four_findings_expert_labels/validation_labels.csv'),
  entry('four_findings_expert_labels/test_labels.csv'),
  all('test_individual_readers.csv'),
  all('test_labels.csv'),
];
