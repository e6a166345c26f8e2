import { UserInputError } from '../errors.ts';
import type { RequestFacts } from '../request.ts';

/** Predictions of one document, in all its fields together: those of 5,000 images and 16 findings. */
const MOST_PREDICTIONS = 80_000;

const counted = new WeakMap<RequestFacts, number>();

/**
 * Counts what a request has evaluated: fields under other names may ask for the same list again.
 *
 * Errors: UserInputError where it is too much for one request.
 */
export const countPredictions = (request: RequestFacts, predictionCount: number): void => {
  const total = (counted.get(request) ?? 0) + predictionCount;
  counted.set(request, total);
  if (total <= MOST_PREDICTIONS) return;
  throw new UserInputError(
    `predictions: wanted at most ${MOST_PREDICTIONS} in all evaluate of a document together, found ${total} so far. POST /evaluations takes more.`,
  );
};
