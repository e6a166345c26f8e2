import type { CsvLayout } from './csv.ts';

// The published headers, as they stand. A title may hold commas, so the list of columns is given too.

const ENTRY_COLUMNS = [
  'Image Index',
  'Finding Labels',
  'Follow-up #',
  'Patient ID',
  'Patient Age',
  'Patient Gender',
  'View Position',
  'OriginalImage[Width',
  'Height]',
  'OriginalImagePixelSpacing[x',
  'y]',
];

const layout = (columns: readonly string[]): CsvLayout => ({ header: columns.join(','), columns });

/** Both Data_Entry files. */
export const DATA_ENTRY = layout(ENTRY_COLUMNS);

/** Boxes: the header names one column for four cells. */
export const BOXES: CsvLayout = {
  header: 'Image Index,Finding Label,Bbox [x,y,w,h]',
  columns: ['Image Index', 'Finding Label', 'Bbox [x', 'y', 'w', 'h]'],
};

/** The two lists of the official split. */
export const SPLIT_LIST: CsvLayout = { header: null, columns: ['Image Index'] };

/** The adjudicated labels of the four findings. */
export const FOUR_FINDINGS = layout([
  ...ENTRY_COLUMNS,
  'Fracture',
  'Pneumothorax',
  'Airspace opacity',
  'Nodule or mass',
  'Set Id',
]);

/** The reads of the four findings. */
export const FOUR_FINDINGS_READS = layout([
  'Patient ID',
  'Image ID',
  'Reader ID',
  'Fracture',
  'Pneumothorax',
  'Airspace opacity',
  'Nodule/mass',
  'Set ID',
]);

const ALL_COLUMNS = [
  'Abnormal',
  'Atelectasis',
  'Cardiomegaly',
  'Effusion',
  'Infiltration',
  'Mass',
  'Nodule',
  'Pneumonia',
  'Pneumothorax',
  'Consolidation',
  'Edema',
  'Emphysema',
  'Fibrosis',
  'Pleural Thickening',
  'Hernia',
  'Other',
];

/** The ground truth of all findings. */
export const ALL_FINDINGS = layout(['Image ID', 'Patient ID', ...ALL_COLUMNS]);

/** The reads of all findings. */
export const ALL_FINDINGS_READS = layout(['Image ID', 'Patient ID', 'Reader ID', ...ALL_COLUMNS]);
