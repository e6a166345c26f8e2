import type { Collection } from './collection.ts';
import { HEADER_OF_JUDGED, judgedCells } from './data-entry-files.ts';
import { FINDINGS } from './findings.ts';
import type { SetId } from './four-findings-readers.ts';
import type { Judgement } from './ground-truth.ts';

const FINDING_COLUMNS = FINDINGS.map((finding) => finding.replace('_', ' ')).join(',');

export function fourFindingsReads({ fourFindings }: Collection): string[] {
  const header =
    'Patient ID,Image ID,Reader ID,Fracture,Pneumothorax,Airspace opacity,Nodule/mass,Set ID';
  const rows = fourFindings.flatMap(({ image, set, reads }) =>
    reads.map(({ reader, calls }) =>
      [image.patient.number, image.name, reader, ...calls, set].join(','),
    ),
  );
  return [header, ...rows];
}

export function fourFindingsLabels(collection: Collection, set: SetId): string[] {
  const rows = collection.fourFindings
    .filter((judged) => judged.set === set)
    .map(({ image, final }) => [judgedCells(collection, image), ...final, set].join(','));
  return [HEADER_OF_JUDGED, ...rows];
}

/** The readers file alone writes Abnormal as a number. */
export function allFindingsReads({ allFindings }: Collection): string[] {
  const header = `Image ID,Patient ID,Reader ID,Abnormal,${FINDING_COLUMNS},Other`;
  const rows = allFindings.flatMap(({ image, reads }) =>
    reads.map(({ reader, judgement }) => {
      const abnormal = judgement.isAbnormal ? '1' : '0';
      return [image.name, image.patient.number, reader, abnormal, ...verdicts(judgement)].join(',');
    }),
  );
  return [header, ...rows];
}

export function allFindingsLabels({ allFindings }: Collection): string[] {
  const header = `Image ID,Patient ID,Abnormal,${FINDING_COLUMNS},Other`;
  const rows = allFindings.map(({ image, groundTruth }) => {
    const abnormal = yesNo(groundTruth.isAbnormal);
    return [image.name, image.patient.number, abnormal, ...verdicts(groundTruth)].join(',');
  });
  return [header, ...rows];
}

const yesNo = (isPresent: boolean) => (isPresent ? 'YES' : 'NO');

const verdicts = ({ findings, isOther }: Judgement) => [
  ...FINDINGS.map((finding) => yesNo(findings.includes(finding))),
  yesNo(isOther),
];
