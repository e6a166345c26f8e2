import type { Finding } from './rows.ts';
import { VOCABULARY } from './vocabulary.ts';

/** What stands for a finding in another vocabulary, written out here by hand. */
const STANDING: Readonly<Record<string, readonly (readonly [string, readonly Finding[]])[]>> = {
  'NODULE_OR_MASS NIH': [['BROADER', ['MASS', 'NODULE']]],
  'AIRSPACE_OPACITY NIH': [
    ['BROADER', ['CONSOLIDATION']],
    ['OVERLAPPING', ['ATELECTASIS']],
    ['OVERLAPPING', ['EDEMA']],
    ['OVERLAPPING', ['INFILTRATION']],
    ['OVERLAPPING', ['PNEUMONIA']],
  ],
  'NODULE_OR_MASS ALL': [
    ['BROADER', ['MASS', 'NODULE']],
    ['NARROWER', ['ABNORMAL']],
  ],
  'AIRSPACE_OPACITY ALL': [
    ['BROADER', ['CONSOLIDATION']],
    ['NARROWER', ['ABNORMAL']],
    ['OVERLAPPING', ['ATELECTASIS']],
    ['OVERLAPPING', ['EDEMA']],
    ['OVERLAPPING', ['INFILTRATION']],
    ['OVERLAPPING', ['PNEUMONIA']],
  ],
  'FRACTURE ALL': [
    ['NARROWER', ['ABNORMAL']],
    ['OVERLAPPING', ['OTHER']],
  ],
  'ABNORMAL NIH': [['BROADER', VOCABULARY.NIH_NLP_2020.toSorted()]],
  'ABNORMAL FOUR': [['BROADER', VOCABULARY.FOUR_FINDINGS_2019.toSorted()]],
  'OTHER FOUR': [['OVERLAPPING', ['FRACTURE']]],
  'NODULE FOUR': [['NARROWER', ['NODULE_OR_MASS']]],
  'MASS FOUR': [['NARROWER', ['NODULE_OR_MASS']]],
  'CONSOLIDATION FOUR': [['NARROWER', ['AIRSPACE_OPACITY']]],
  'ATELECTASIS FOUR': [['OVERLAPPING', ['AIRSPACE_OPACITY']]],
  'EDEMA FOUR': [['OVERLAPPING', ['AIRSPACE_OPACITY']]],
  'INFILTRATION FOUR': [['OVERLAPPING', ['AIRSPACE_OPACITY']]],
  'PNEUMONIA FOUR': [['OVERLAPPING', ['AIRSPACE_OPACITY']]],
};

export interface Standing {
  readonly finding: Finding;
  readonly relation: string | null;
  /** By name. */
  readonly candidateFindings: readonly Finding[];
}

/** What a finding is compared with in a set; nothing where no relation is declared. */
export function standingFor(finding: Finding, labelSet: keyof typeof VOCABULARY): Standing[] {
  if (VOCABULARY[labelSet].includes(finding)) {
    return [{ finding, relation: null, candidateFindings: [finding] }];
  }
  const group = labelSet.split('_')[0] ?? '';
  return (STANDING[`${finding} ${group}`] ?? []).map(([relation, candidateFindings]) => ({
    finding,
    relation,
    candidateFindings,
  }));
}
