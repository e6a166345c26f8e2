import { oneOf } from '../decode.ts';
import { toGlobalId } from '../global-id.ts';
import { FINDINGS, type Finding } from '../terms/finding.ts';
import { findingBit, findingsOf } from '../terms/finding-bits.ts';
import { parseImageIndex } from '../terms/image-index.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import type { LabelSource } from '../terms/label-source.ts';
import type { LabelValue } from '../terms/label-value.ts';
import { type Assessment, fileOf, valueOf } from './assessment.ts';
import type { Label, Provenance } from './label.ts';
import { verdictSpelling } from './label-file.ts';

/** The label of one finding; null where the assessment did not assess it. */
export const labelOf = (assessment: Assessment, finding: Finding): Label | null => {
  const value = valueOf(assessment, finding);
  return value === null ? null : new LabelOf(assessment, finding, value);
};

/**
 * A label of a row. It is a class since getters of an object literal are made anew for each object, with
 * a shape of its own for each: an answer has a hundred labels for an image.
 */
class LabelOf implements Label {
  #provenance: Provenance | null = null;

  constructor(
    readonly assessment: Assessment,
    readonly finding: Finding,
    readonly value: LabelValue,
  ) {}

  get id(): string {
    return toGlobalId('Label', keyOf(this.assessment, this.finding));
  }

  get source(): LabelSource {
    return fileOf(this.assessment).source;
  }

  // Read when it is shown: an assessment may have come without its cell.
  get rawValue(): string {
    const { assessment, finding, value } = this;
    return assessment.rawCell ?? verdictSpelling(fileOf(assessment), finding, value);
  }

  get provenance(): Provenance {
    const { name, columns } = fileOf(this.assessment);
    this.#provenance ??= {
      file: name,
      row: this.assessment.row,
      column: columns.get(this.finding) ?? '',
    };
    return this.#provenance;
  }

  get labelSetCode(): LabelSetCode {
    return fileOf(this.assessment).labelSet;
  }
}

/** The labels of an assessment that the question asked for, in bit order. */
export const labelsOf = (assessment: Assessment): Label[] =>
  findingsOf(assessment.assessed & assessment.matched).flatMap(
    (finding) => labelOf(assessment, finding) ?? [],
  );

/** A label's key taken apart, as far as it is needed to find it. */
export interface LabelKey {
  readonly imageIndex: string;
  readonly finding: Finding;
  /** Picks the label's row among the assessments of its image. */
  readonly isOf: (assessment: Assessment) => boolean;
}

/** Takes a label's key apart; null where it is none. */
export const parseLabelKey = (key: string): LabelKey | null => {
  const parts = key.split('/');
  const finding = oneOf(FINDINGS, parts[5]);
  const imageIndex = parts[0] ?? '';
  if (parts.length !== 6 || finding === null || parseImageIndex(imageIndex) === null) return null;
  const isOf = (assessment: Assessment): boolean =>
    (assessment.assessed & findingBit(finding)) !== 0 && keyOf(assessment, finding) === key;
  return { imageIndex, finding, isOf };
};

/**
 * The key of a label: image, label set, source, reader, which of the reader's reads, finding.
 *
 * It names no row, so it stays the same when a file is saved in another order.
 */
const keyOf = (assessment: Assessment, finding: Finding): string => {
  const { labelSet, source } = fileOf(assessment);
  return [
    assessment.imageIndex,
    labelSet,
    source,
    assessment.readerId ?? '',
    assessment.readNumber,
    finding,
  ].join('/');
};
