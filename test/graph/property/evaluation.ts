import fc from 'fast-check';
import { itemOf } from '../../oracle/arbitrary-conditions.ts';
import {
  type EvaluationRow,
  evaluationOf,
  type Prediction,
  share,
} from '../../oracle/evaluation.ts';
import type { LabelOrigin } from '../../oracle/filters.ts';
import { imageMatches } from '../../oracle/image-matches.ts';
import type { Collection, Finding } from '../../oracle/rows.ts';
import { ORIGINS, VOCABULARY } from '../../oracle/vocabulary.ts';
import { assertClose } from '../../statistics/stored-cases.ts';
import { sometimes } from './agreement.ts';
import { ask } from './ask.ts';
import type { Property } from './property.ts';

const SHARE = '{ value numerator denominator lower95 upper95 }';
const POINT = `sensitivity ${SHARE} specificity ${SHARE} falsePositiveRate ${SHARE}`;
const GROUP = `imageCount positives negatives auroc { value lower95 upper95 } averagePrecision
  atSpecificity { threshold ${POINT} } atSensitivity { threshold ${POINT} }`;

const EVALUATE = `query ($reference: LabelOriginInput!, $predictions: [PredictionInput!]!, $filter: ImageFilterInput, $uncertain: UncertainPolicy! = EXCLUDE, $minSpecificity: Float! = 0.9, $minSensitivity: Float! = 0.9) {
  evaluate(reference: $reference, predictions: $predictions, filter: $filter, uncertain: $uncertain, minSpecificity: $minSpecificity, minSensitivity: $minSensitivity, subgroups: [SEX]) {
    predictionCount imageCount
    findings {
      finding ${GROUP} exclusions { reason count } subgroups { sex ${GROUP} }
      readers { readerId isPartOfReference ${POINT} comparison { imageCount f1 cohenKappa { value } exclusions { reason count } } }
    }
  }
}`;

/** Scores of any images and findings against any reference: few different ones, so that many tie. */
export const evaluationProperty: Property = ({ gateway, collection, filters }) => {
  const asked = itemOf(originsIn(collection)).chain((reference) =>
    fc.record({
      reference: fc.constant(reference),
      predictions: predictionsFor(reference, collection),
      filter: sometimes(filters.image),
      uncertain: itemOf(['AS_PRESENT', 'AS_ABSENT', 'EXCLUDE'] as const),
      minSpecificity: itemOf([0, 0.5, 0.9, 1]),
      minSensitivity: itemOf([0, 0.5, 0.9, 1]),
    }),
  );
  return fc.asyncProperty(asked, async (question) => {
    const { reference, predictions, filter, uncertain: policy, ...mins } = question;
    const answer = await ask<{ evaluate: unknown }>(gateway, EVALUATE, { ...question });
    const findings = VOCABULARY_ORDER.filter((finding) =>
      predictions.some((prediction) => prediction.finding === finding),
    );
    const expected = findings.map((finding) => {
      const own = predictions.filter((prediction) => prediction.finding === finding);
      const scores = new Map(own.map(({ imageIndex, score }) => [imageIndex, score]));
      const isWanted = (image: (typeof collection.images)[number]) =>
        filter === undefined || imageMatches(filter, image);
      const asks = { reference, finding, scores, isWanted, policy, ...mins };
      return spell(finding, evaluationOf(collection.images, asks));
    });
    assertClose(answer.evaluate, {
      predictionCount: predictions.length,
      imageCount: new Set(predictions.map(({ imageIndex }) => imageIndex)).size,
      findings: expected,
    });
  });
};

function originsIn({ labelSets, readers }: Collection): readonly LabelOrigin[] {
  return ORIGINS.filter(({ labelSet }) => labelSets.includes(labelSet)).flatMap((origin) =>
    origin.source === 'READER'
      ? readers
          .filter(({ readCounts }) => readCounts.has(origin.labelSet))
          .slice(0, 6)
          .map(({ readerId }) => ({ ...origin, readerId }))
      : origin,
  );
}

/** Mostly of images that the set has labelled. */
function predictionsFor(
  { labelSet }: LabelOrigin,
  { images }: Collection,
): fc.Arbitrary<readonly Prediction[]> {
  const labelled = images.filter(({ labels }) => labels.some((it) => it.labelSet === labelSet));
  const prediction = fc.record({
    imageIndex: fc
      .oneof(
        { weight: 5, arbitrary: itemOf(labelled.length === 0 ? images : labelled) },
        { weight: 1, arbitrary: itemOf(images) },
      )
      .map(({ imageIndex }) => imageIndex),
    finding: itemOf(VOCABULARY[labelSet].slice(0, 3)),
    score: fc.integer({ min: -3, max: 8 }).map((score) => score / 4),
  });
  return fc.uniqueArray(prediction, {
    minLength: 1,
    maxLength: 80,
    selector: ({ imageIndex, finding }) => `${imageIndex} ${finding}`,
  });
}

/** In the order of the graph. */
const VOCABULARY_ORDER: readonly Finding[] = [
  ...VOCABULARY.NIH_NLP_2020,
  'AIRSPACE_OPACITY',
  'FRACTURE',
  'NODULE_OR_MASS',
  'ABNORMAL',
  'OTHER',
];

function spell(finding: Finding, { exclusions, readers, ...row }: EvaluationRow) {
  return {
    finding,
    ...row,
    exclusions: listed(exclusions),
    readers: readers.map(({ readerId, isPart, row: compared }) => ({
      readerId,
      isPartOfReference: isPart,
      sensitivity: compared.sensitivity,
      specificity: compared.specificity,
      falsePositiveRate:
        compared.specificity &&
        share(
          compared.specificity.denominator - compared.specificity.numerator,
          compared.specificity.denominator,
        ),
      comparison: {
        imageCount: compared.imageCount,
        f1: compared.f1,
        cohenKappa: compared.cohenKappa && { value: compared.cohenKappa.value },
        exclusions: listed(compared.exclusions),
      },
    })),
  };
}

const REASONS = [
  'NOT_ASSESSED',
  'NOT_SCORED',
  'NO_REFERENCE_LABEL',
  'OUTSIDE_FILTER',
  'REPEATED_READ',
  'UNCERTAIN_LABEL',
];

const listed = (exclusions: ReadonlyMap<string, number>) =>
  REASONS.flatMap((reason) => {
    const count = exclusions.get(reason);
    return count === undefined ? [] : { reason, count };
  });
