import { registerEnumType } from 'type-graphql';

/**
 * What a label is about. The order is fixed: the position of a finding is its bit in every stored
 * bit set, so a new finding goes to the end.
 */
export const Finding = {
  ATELECTASIS: 'ATELECTASIS',
  CARDIOMEGALY: 'CARDIOMEGALY',
  CONSOLIDATION: 'CONSOLIDATION',
  EDEMA: 'EDEMA',
  EFFUSION: 'EFFUSION',
  EMPHYSEMA: 'EMPHYSEMA',
  FIBROSIS: 'FIBROSIS',
  HERNIA: 'HERNIA',
  INFILTRATION: 'INFILTRATION',
  MASS: 'MASS',
  NODULE: 'NODULE',
  PLEURAL_THICKENING: 'PLEURAL_THICKENING',
  PNEUMONIA: 'PNEUMONIA',
  PNEUMOTHORAX: 'PNEUMOTHORAX',
  AIRSPACE_OPACITY: 'AIRSPACE_OPACITY',
  FRACTURE: 'FRACTURE',
  NODULE_OR_MASS: 'NODULE_OR_MASS',
  ABNORMAL: 'ABNORMAL',
  OTHER: 'OTHER',
} as const;
export type Finding = keyof typeof Finding;

registerEnumType(Finding, {
  name: 'Finding',
  description: 'A finding of a chest radiograph, from the vocabularies of all label sets together.',
  valuesConfig: {
    ATELECTASIS: { description: 'Collapse of lung tissue.' },
    CARDIOMEGALY: { description: 'Enlarged heart.' },
    CONSOLIDATION: { description: 'Air spaces filled with fluid, pus, blood or cells.' },
    EDEMA: { description: 'Fluid in the lung tissue.' },
    EFFUSION: { description: 'Fluid in the pleural space.' },
    EMPHYSEMA: { description: 'Destroyed, enlarged air spaces.' },
    FIBROSIS: { description: 'Scarred lung tissue.' },
    HERNIA: { description: 'Abdominal organs in the chest, most often a hiatal hernia.' },
    INFILTRATION: { description: 'A denser substance in the lung; box files call it Infiltrate.' },
    MASS: { description: 'A lesion of more than 3 cm.' },
    NODULE: { description: 'A lesion of up to 3 cm.' },
    PLEURAL_THICKENING: { description: 'Thickened pleura.' },
    PNEUMONIA: { description: 'Infection of the lung.' },
    PNEUMOTHORAX: { description: 'Air in the pleural space.' },
    AIRSPACE_OPACITY: { description: 'Four-findings set: any opacity of the air spaces.' },
    FRACTURE: { description: 'Four-findings set: a broken bone.' },
    NODULE_OR_MASS: { description: 'Four-findings set: a nodule or a mass.' },
    ABNORMAL: { description: 'All-findings set: the radiograph is not normal.' },
    OTHER: { description: 'All-findings set: an abnormality outside the 14 findings.' },
  },
});

/** All findings in bit order. */
export const FINDINGS: readonly Finding[] = Object.values(Finding);

/** The 14 findings that the NIH mined from the reports, in bit order. */
export const NIH_FINDINGS: readonly Finding[] = FINDINGS.slice(0, 14);
