import { FINDINGS, type Finding } from './findings.ts';

/** What one reader, or the majority of the three, holds to be present. */
export interface Judgement {
  readonly isAbnormal: boolean;
  readonly findings: readonly Finding[];
  readonly isOther: boolean;
}

export interface AllFindingsRead {
  readonly reader: string;
  readonly judgement: Judgement;
}

const GROUND_TRUTH_READERS: readonly string[] = ['4343882785', '4343883593', '4343883996'];
const MAJORITY = 2;

/**
 * The published rule: all is as two of the three readers say.
 * Other is present, too, where two say abnormal, but no finding has two.
 */
export function groundTruthOf(reads: readonly AllFindingsRead[]): Judgement {
  const judgements = reads
    .filter(({ reader }) => GROUND_TRUTH_READERS.includes(reader))
    .map(({ judgement }) => judgement);
  const agree = (holds: (judgement: Judgement) => boolean) =>
    judgements.filter(holds).length >= MAJORITY;
  const isAbnormal = agree((judgement) => judgement.isAbnormal);
  const findings = FINDINGS.filter((finding) =>
    agree((judgement) => judgement.findings.includes(finding)),
  );
  const isOther = agree((judgement) => judgement.isOther) || (isAbnormal && findings.length === 0);
  return { isAbnormal, findings, isOther };
}
