import { UserInputError } from '../errors.ts';
import { binned, summaryOf } from '../statistics/histogram.ts';
import type { AgeStatistics, HistogramBin } from './image-aggregate.ts';
import type { Ages } from './tally.source.ts';

/** Years of a bin, at most: more than any age. */
const MAX_BIN_WIDTH_YEARS = 150;

/** No image at all. */
export const NO_AGES: Ages = { years: new Map(), unknownCount: 0 };

/** Where ages lie. */
export const ageStatistics = ({ years, unknownCount }: Ages): AgeStatistics => {
  const { count, ...rest } = summaryOf(years) ?? NO_SUMMARY;
  return { ...rest, knownCount: count, unknownCount };
};

const NO_SUMMARY = { count: 0, min: null, max: null, mean: null, median: null };

/** UserInputError where bins of a width in years make no sense. */
export const checkBinWidth = (binWidthYears: number): void => {
  if (binWidthYears >= 1 && binWidthYears <= MAX_BIN_WIDTH_YEARS) return;
  throw new UserInputError(
    `binWidthYears takes 1 to ${MAX_BIN_WIDTH_YEARS} years, found ${binWidthYears}.`,
  );
};

/** Ages in bins of a width in years. */
export const ageBins = ({ years }: Ages, binWidthYears: number): HistogramBin[] =>
  binned(years, binWidthYears).map(({ from, below, count }) => ({
    fromYears: from,
    toYears: below - 1,
    imageCount: count,
  }));
