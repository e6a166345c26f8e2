// Words of the collection that questions are made of.

/** The findings that the NIH mined from the reports. */
export const FINDINGS = [
  'ATELECTASIS',
  'CARDIOMEGALY',
  'CONSOLIDATION',
  'EDEMA',
  'EFFUSION',
  'EMPHYSEMA',
  'FIBROSIS',
  'HERNIA',
  'INFILTRATION',
  'MASS',
  'NODULE',
  'PLEURAL_THICKENING',
  'PNEUMONIA',
  'PNEUMOTHORAX',
] as const;

/** Those that people judged besides. */
export const JUDGED_FINDINGS = [
  ...FINDINGS,
  'AIRSPACE_OPACITY',
  'FRACTURE',
  'NODULE_OR_MASS',
  'ABNORMAL',
  'OTHER',
] as const;

export const VIEWS = ['AP', 'PA'] as const;
