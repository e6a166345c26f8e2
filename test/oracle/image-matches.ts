import { holds, meets, meetsId, meetsInt, meetsList, spellPatientId } from './conditions.ts';
import type { BoxFilter, Disagreement, ImageFilter, LabelChange, LabelOrigin } from './filters.ts';
import { labelMatches, labelsFor } from './label-matches.ts';
import type { BoxRow, Finding, ImageRow, LabelRow, LabelSetCode } from './rows.ts';
import { NLP_FINDINGS } from './rows.ts';
import { studyUid } from './uids.ts';

export function imageMatches(filter: ImageFilter, image: ImageRow): boolean {
  return (
    holds(filter.and, (all) => all.every((each) => imageMatches(each, image))) &&
    holds(filter.or, (any) => any.some((each) => imageMatches(each, image))) &&
    holds(filter.not, (inner) => !imageMatches(inner, image)) &&
    holds(filter.imageIndex, (condition) => meetsId(condition, image.imageIndex)) &&
    holds(filter.patientId, (condition) => meetsId(condition, image.patientId, spellPatientId)) &&
    holds(filter.studyInstanceUid, (condition) => meetsId(condition, studyUid(image))) &&
    holds(filter.sex, (condition) => meets(condition, image.sex)) &&
    holds(filter.viewPosition, (condition) => meets(condition, image.viewPosition)) &&
    holds(filter.patientAgeYears, (condition) => meetsInt(condition, image.patientAgeYears)) &&
    holds(filter.followUpNumber, (condition) => meetsInt(condition, image.followUpNumber)) &&
    holds(filter.split, (condition) => meets(condition, image.split)) &&
    holds(filter.labels, (condition) =>
      meetsList(condition, (inner) => labelsFor(inner, image.labels), labelMatches),
    ) &&
    holds(filter.disagreement, (condition) => disagrees(condition, image)) &&
    holds(filter.labelChanged, (condition) => hasChanged(condition, image)) &&
    holds(filter.boundingBoxes, (condition) =>
      meetsList(condition, () => image.boxes, boxMatches),
    ) &&
    holds(filter.dataQuality?.some, (issues) =>
      issues.some((it) => image.dataQuality.includes(it)),
    ) &&
    holds(
      filter.dataQuality?.none,
      (issues) => !issues.some((it) => image.dataQuality.includes(it)),
    )
  );
}

/** `any: true` matches every box. */
function boxMatches(filter: BoxFilter, box: BoxRow): boolean {
  return holds(filter.finding, (condition) => meets(condition, box.finding));
}

function disagrees({ finding, left, right, leftValue }: Disagreement, image: ImageRow): boolean {
  const ofFinding = image.labels.filter((label) => label.finding === finding);
  const rights = ofFinding.filter((label) => comesFrom(right, label));
  return ofFinding.some(
    (label) =>
      comesFrom(left, label) &&
      (leftValue === undefined || label.value === leftValue) &&
      rights.some((other) => other.value !== label.value),
  );
}

function comesFrom(origin: LabelOrigin, label: LabelRow): boolean {
  return (
    label.source === origin.source &&
    label.labelSet === origin.labelSet &&
    (origin.readerId === undefined || label.readerId === origin.readerId)
  );
}

/** Present in exactly one of the two releases. */
function hasChanged(change: LabelChange, image: ImageRow): boolean {
  const { finding, from = 'NIH_NLP_2017', to = 'NIH_NLP_2020' } = change;
  const findings: readonly Finding[] = finding === undefined ? NLP_FINDINGS : [finding];
  return findings.some((each) => {
    const [before, after] = [verdict(image, from, each), verdict(image, to, each)];
    return before !== undefined && after !== undefined && before !== after;
  });
}

function verdict(image: ImageRow, labelSet: LabelSetCode, finding: Finding) {
  return image.labels.find((it) => it.labelSet === labelSet && it.finding === finding)?.value;
}
