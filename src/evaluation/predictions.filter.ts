import { type Problems, ProblemsError, UserInputError } from '../errors.ts';
import { digitsOf } from './image-digits.ts';
import type { PredictionInput } from './prediction.input.ts';
import { createProblemList } from './problem-list.ts';
import { createScoreSheet, type ScoreSheet, type Vocabulary } from './score-sheet.ts';

/** Images that a list of predictions may be of. */
const MOST_IMAGES = 5000;

/**
 * The sheet of a list of predictions. images: those of the collection by their digits, ascending.
 *
 * Errors: UserInputError where there are none, or too many; ProblemsError for what is wrong with them.
 */
export const sheetOf = (
  predictions: readonly PredictionInput[],
  images: Float64Array,
  vocabulary: Vocabulary,
): ScoreSheet => {
  checkSize(predictions);
  const problems = createProblemList((place) => `predictions[${place - 1}]`);
  const sheet = createScoreSheet(images, vocabulary, problems);
  const places = new Map(vocabulary.findings.map(({ name }, at) => [name, at]));
  for (const [at, { imageIndex, finding, score }] of predictions.entries()) {
    const given = { digits: digitsOf(imageIndex), finding: places.get(finding) ?? -1, score };
    sheet.add(at + 1, given, () => ({ image: imageIndex, finding, score: String(score) }));
  }
  if (problems.found.count > 0) refuseProblems(problems.found);
  return sheet;
};

const checkSize = (predictions: readonly PredictionInput[]): void => {
  if (predictions.length === 0) {
    throw new UserInputError('predictions is an empty list: there is nothing to evaluate.');
  }
  const images = new Set(predictions.map(({ imageIndex }) => imageIndex)).size;
  if (images <= MOST_IMAGES) return;
  throw new UserInputError(
    `predictions are of ${images} images, and at most ${MOST_IMAGES} are taken here. POST /evaluations takes the whole collection.`,
  );
};

/** ProblemsError, always. */
export const refuseProblems = (problems: Problems): never => {
  throw new ProblemsError(problems);
};
