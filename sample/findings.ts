/** In the order of the columns of the all-findings files, spelled as in the Data_Entry files. */
export const FINDINGS = [
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
  'Pleural_Thickening',
  'Hernia',
] as const;

export type Finding = (typeof FINDINGS)[number];

/** Of each image, by its name: in the order in which the file gives them. Empty: No Finding. */
export type FindingsByImage = ReadonlyMap<string, readonly Finding[]>;

export const findingsOf = (findings: FindingsByImage, name: string) => findings.get(name) ?? [];
