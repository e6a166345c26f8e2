import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Context } from '../context.ts';
import { isEveryImage } from '../image/image.filter.ts';
import { checkReaders } from '../reader/readers-of.lookup.ts';
import type { EvaluationQuestion } from './evaluation.filter.ts';
import type { ScoreQuestion, ScoreUpload } from './evaluation.source.ts';
import { evaluationOf } from './evaluation-of.lookup.ts';
import type { EvaluationRecord } from './evaluation-record.lookup.ts';
import type { FindingFigures } from './figures.ts';
import { figuresOf } from './figures-of.ts';
import { groundOf } from './ground.ts';
import type { PredictionInput } from './prediction.input.ts';
import { countPredictions } from './prediction-limit.ts';
import { refuseProblems, sheetOf } from './predictions.filter.ts';
import { countScoredImages } from './score-sheet.ts';

/**
 * What predictions that a caller lists are worth; null where the reference's set is not loaded.
 *
 * Errors: UserInputError and ProblemsError say what is wrong with them.
 */
export const evaluateList = async (
  question: EvaluationQuestion,
  predictions: readonly PredictionInput[],
  context: Context,
): Promise<EvaluationRecord | null> => {
  countPredictions(context.request, predictions.length);
  const asked = await scoreQuestion(question, context);
  if (asked === null) return null;
  const { ground: parts, vocabulary, measure } = asked;
  const sheet = sheetOf(predictions, parts.collection.images, vocabulary);
  const columns = sheet.columns();
  await nextTurn();
  const ground = groundOf(parts);
  const findings: FindingFigures[] = [];
  for (const { finding, scores } of columns) {
    // Others are answered between two findings.
    // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
    await nextTurn();
    findings.push(figuresOf(ground, scores, { finding, measure }));
  }
  const imageCount = countScoredImages(columns);
  return evaluationOf(question, { predictionCount: sheet.count, imageCount, findings });
};

/** The same of scores that come in pieces. */
export const evaluateUpload = async (
  question: EvaluationQuestion,
  upload: ScoreUpload,
  context: Context,
): Promise<EvaluationRecord | null> => {
  const asked = await scoreQuestion(question, context);
  if (asked === null) return null;
  const measured = await context.sources.measurer.measure(asked, upload);
  if (measured.outcome === 'MEASURED') return evaluationOf(question, measured.figures);
  return refuseProblems(measured.problems);
};

const scoreQuestion = async (
  { reference, filter, measure, vocabulary, dimensions }: EvaluationQuestion,
  context: Context,
): Promise<ScoreQuestion | null> => {
  const { dataset, ground } = context.sources;
  const { labelSet, readerId } = reference;
  if (!dataset.dataset().imageCounts.has(labelSet)) return null;
  if (readerId !== null) {
    const argument = 'reference.readerId';
    await checkReaders({ labelSet, readerIds: [readerId], argument }, context);
  }
  const [collection, wanted, labels] = await Promise.all([
    ground.images(),
    isEveryImage(filter) ? null : ground.imagesThatMeet(filter),
    ground.labels(labelSet),
  ]);
  return {
    ground: { collection, wanted, labels, reference, dimensions },
    vocabulary,
    measure,
  };
};
