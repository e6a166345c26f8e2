import assert from 'node:assert/strict';
import type { TalliesAtOnce } from '../../../src/cohort/tally.source.ts';
import { checkedInput } from '../../../src/decode.ts';
import { EVERY_IMAGE, type ImageFilter } from '../../../src/image/image.filter.ts';
import type { ImageFilterInput } from '../../../src/image/image.input.ts';
import { readImageFilter } from '../../../src/image/image.read-filter.ts';
import { readOptionalFilter } from '../../../src/read-filter.ts';

const fail = (): never => assert.fail('Images were looked at one by one.');

/** Of what looks at each image, where nothing is to be asked. */
export const NEVER_ASKED: TalliesAtOnce = {
  patientCounts: fail,
  ages: fail,
  findingSets: fail,
  crossTabs: fail,
  facets: fail,
};

/** What a filter means. */
export const meant = (input: ImageFilterInput | undefined): ImageFilter =>
  readOptionalFilter(input, readImageFilter, EVERY_IMAGE);

/** The same; every image where defaults are missing that GraphQL would have put in. */
export const meantOrEvery = (input: unknown): ImageFilter => {
  try {
    return meant(checkedInput<ImageFilterInput>(input));
  } catch {
    return EVERY_IMAGE;
  }
};

/** What a map of lists holds, in one order. */
export const sorted = async <V>(
  map: Promise<ReadonlyMap<string, readonly V[]>>,
): Promise<string[]> =>
  [...(await map)].flatMap(([key, values]) =>
    values.map((value) => `${key} ${JSON.stringify(value)}`).toSorted(),
  );
