import { type Policy, said } from './agreement.ts';
import { wilsonOf } from './coefficients.ts';
import type { Share } from './comparison.ts';
import { type EvaluatedReader, evaluatedReaders, rowsOf } from './evaluated-readers.ts';
import type { LabelOrigin } from './filters.ts';
import {
  bestPoint,
  type RocPoint,
  type RocRow,
  rocOf,
  type ScoredItem,
  sides,
  tableAt,
} from './roc.ts';
import type { Finding, ImageRow } from './rows.ts';

export interface Prediction {
  readonly imageIndex: string;
  readonly finding: Finding;
  readonly score: number;
}

export interface EvaluationQuestion {
  readonly reference: LabelOrigin;
  readonly finding: Finding;
  /** Of the finding, by image. */
  readonly scores: ReadonlyMap<string, number>;
  readonly isWanted: (image: ImageRow) => boolean;
  readonly policy: Policy;
  readonly minSpecificity: number;
  readonly minSensitivity: number;
}

export interface PointRow {
  readonly threshold: number | null;
  readonly sensitivity: Share | null;
  readonly specificity: Share | null;
  readonly falsePositiveRate: Share | null;
}

interface GroupRow extends RocRow {
  readonly imageCount: number;
  readonly positives: number;
  readonly negatives: number;
  readonly atSpecificity: PointRow | null;
  readonly atSensitivity: PointRow | null;
}

export interface EvaluationRow extends GroupRow {
  readonly exclusions: ReadonlyMap<string, number>;
  readonly readers: readonly EvaluatedReader[];
  readonly subgroups: readonly (GroupRow & { readonly sex: string })[];
}

type Judged = ScoredItem & { readonly image: ImageRow };

/** What the scores of a finding are worth. */
export function evaluationOf(
  images: readonly ImageRow[],
  question: EvaluationQuestion,
): EvaluationRow {
  const { minSpecificity, minSensitivity } = question;
  const left = new Map<string, number>();
  const items = judge(images, question, left);
  const points = {
    atSpecificity: bestPoint(items, { kind: 'sensitive', least: minSpecificity }),
    atSensitivity: bestPoint(items, { kind: 'specific', least: minSensitivity }),
  };
  return {
    ...groupRow(items, points),
    exclusions: left,
    readers: evaluatedReaders(
      items.map(({ image }) => image),
      question,
    ),
    subgroups: (['FEMALE', 'MALE'] as const).flatMap((sex) => {
      const own = items.filter(({ image }) => image.sex === sex);
      return own.length === 0 ? [] : { sex, ...groupRow(own, points) };
    }),
  };
}

/** What counts; what does not goes into `left`. */
function judge(
  images: readonly ImageRow[],
  { scores, finding, reference, policy, isWanted }: EvaluationQuestion,
  left: Map<string, number>,
): Judged[] {
  const leave = (reason: string, count = 1) =>
    count > 0 && left.set(reason, (left.get(reason) ?? 0) + count);
  const items: Judged[] = [];
  for (const image of images) {
    const score = scores.get(image.imageIndex);
    const rows = rowsOf(image, reference);
    const value = rows[0]?.find((label) => label.finding === finding)?.value;
    const counted = value === undefined ? null : said(value, policy);
    if (!isWanted(image)) {
      if (score !== undefined) leave('OUTSIDE_FILTER');
    } else if (score === undefined) {
      if (counted !== null) leave('NOT_SCORED');
    } else if (rows.length === 0) leave('NO_REFERENCE_LABEL');
    else if (value === undefined) leave('NOT_ASSESSED');
    else {
      leave('REPEATED_READ', rows.length - 1);
      if (counted === null) leave('UNCERTAIN_LABEL');
      else items.push({ image, score, isPositive: counted === 'PRESENT' });
    }
  }
  return items;
}

function groupRow(
  items: readonly ScoredItem[],
  points: Readonly<Record<'atSpecificity' | 'atSensitivity', RocPoint | null>>,
): GroupRow {
  const [positives, negatives] = sides(items);
  const pointOf = (point: RocPoint | null): PointRow | null => {
    if (point === null) return null;
    const { found, mistaken } = tableAt(items, point.threshold);
    return {
      threshold: point.threshold,
      sensitivity: share(found, positives.length),
      specificity: share(negatives.length - mistaken, negatives.length),
      falsePositiveRate: share(mistaken, negatives.length),
    };
  };
  return {
    imageCount: items.length,
    positives: positives.length,
    negatives: negatives.length,
    ...rocOf(items),
    atSpecificity: pointOf(points.atSpecificity),
    atSensitivity: pointOf(points.atSensitivity),
  };
}

export const share = (numerator: number, denominator: number): Share | null => {
  const interval = wilsonOf(numerator, denominator);
  return interval === null ? null : { ...interval, numerator, denominator };
};
