import { UserInputError } from '../errors.ts';
import { EVERY_IMAGE, type ImageFilter } from '../image/image.filter.ts';
import { readImageFilter } from '../image/image.read-filter.ts';
import { type LabelOrigin, readSingleOrigin } from '../label/label-origin.filter.ts';
import { readOptionalFilter } from '../read-filter.ts';
import type { Finding } from '../terms/finding.ts';
import { findingBit } from '../terms/finding-bits.ts';
import { SubgroupDimension } from '../terms/subgroup-dimension.ts';
import { VOCABULARY } from '../terms/vocabulary.ts';
import type { EvaluationArgs } from './evaluation.input.ts';
import type { Measure } from './figures.ts';
import type { Vocabulary } from './score-sheet.ts';

/** What is asked of scores, checked. */
export interface EvaluationQuestion {
  readonly reference: LabelOrigin;
  readonly filter: ImageFilter;
  readonly measure: Measure;
  /** Findings that may be scored, with their thresholds. */
  readonly vocabulary: Vocabulary;
  readonly dimensions: readonly SubgroupDimension[];
}

/** Reads what is asked. UserInputError says which argument is wrong, what was wanted and found. */
export const readEvaluation = (args: EvaluationArgs): EvaluationQuestion => {
  const { uncertain: policy, minSpecificity, minSensitivity } = args;
  const reference = readSingleOrigin(args.reference, { text: 'reference', depth: 0 });
  if (policy === 'SEPARATE') {
    throw new UserInputError(
      'uncertain: an image is on one side of a curve or not on it, so labels that are UNCERTAIN take EXCLUDE, AS_PRESENT or AS_ABSENT; found SEPARATE.',
    );
  }
  checkShare('minSpecificity', minSpecificity);
  checkShare('minSensitivity', minSensitivity);
  return {
    reference,
    filter: readOptionalFilter(args.filter, readImageFilter, EVERY_IMAGE),
    measure: { policy, minSpecificity, minSensitivity },
    vocabulary: readVocabulary(args, reference),
    dimensions: readDimensions(args.subgroups),
  };
};

const checkShare = (argument: string, share: number): void => {
  if (share >= 0 && share <= 1) return;
  throw new UserInputError(`${argument} takes a number from 0 to 1, found ${share}.`);
};

const readVocabulary = (
  { threshold, thresholds }: EvaluationArgs,
  { labelSet }: LabelOrigin,
): Vocabulary => {
  refuseNull({ threshold, thresholds });
  const known = VOCABULARY[labelSet];
  const own = new Map<Finding, number>();
  for (const { finding, threshold: chosen } of thresholds ?? []) {
    if (!known.includes(finding)) {
      throw new UserInputError(
        `thresholds: ${labelSet} assesses ${known.join(', ')}; found ${finding}.`,
      );
    }
    if (own.has(finding)) throw new UserInputError(`thresholds names ${finding} twice.`);
    own.set(finding, chosen);
  }
  return {
    by: labelSet,
    findings: known.map((finding) => ({
      name: finding,
      bit: findingBit(finding),
      threshold: own.get(finding) ?? threshold ?? null,
    })),
  };
};

/** In one order, so that an answer does not depend on that of the question. */
const readDimensions = (asked: EvaluationArgs['subgroups']): readonly SubgroupDimension[] => {
  refuseNull({ subgroups: asked });
  return Object.values(SubgroupDimension).filter((dimension) => asked?.includes(dimension));
};

const refuseNull = (values: Readonly<Record<string, unknown>>): void => {
  const found = Object.keys(values).find((name) => values[name] === null);
  if (found !== undefined) throw new UserInputError(`${found} is null. Leave it out to have none.`);
};
