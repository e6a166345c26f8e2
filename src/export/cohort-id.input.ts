import { hash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { UserInputError } from '../errors.ts';
import { isEveryImage } from '../image/image.filter.ts';
import { writeImageFilter } from '../image/image.write-filter.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import type { Cohort } from './cohort.filter.ts';
import { COMMON_WORDS } from './common-words.ts';

// A cohort id is base64url of: the version, 1 byte; a check, the first 4 bytes of SHA-256 of the
// version and all that follows the check; the data set's hash, 32 bytes; then JSON, deflated.

/**
 * Counts the ways in which ids and files have been written; to be raised where the same cohort gives
 * other bytes, since caches keep files by their ids.
 */
const VERSION = 1;

const CHECK = 1;
const HASH = 5;
const CONTENT = 37;

/** Characters of an id: with the rest of an address, what servers and proxies take in one line. */
const LONGEST_ID = 6000;

/** What an id can hold, spelled out, in bytes and levels: more than a filter of that length needs. */
const LONGEST_CONTENT = 256 * 1024;
const DEEPEST_CONTENT = 500;

/** What an id says of a cohort, not yet checked; what is undefined was left out. */
export interface CohortContent {
  readonly datasetHash: string;
  /** An ImageFilterInput. */
  readonly filter: unknown;
  /** A list of LabelSetCode. */
  readonly labelSets: unknown;
  /** A SplitPlanInput. */
  readonly split: unknown;
}

/**
 * The id of a cohort.
 *
 * usualSets: the label sets that are meant where an id names none.
 * Errors: UserInputError where an address cannot hold it.
 */
export const writeCohortId = (cohort: Cohort, usualSets: readonly LabelSetCode[]): string => {
  const { datasetHash, filter, labelSets, plan } = cohort;
  const content = JSON.stringify({
    ...(isEveryImage(filter) ? {} : { filter: writeImageFilter(filter) }),
    ...(labelSets.join() === usualSets.join() ? {} : { labelSets }),
    ...(plan === null ? {} : { split: plan }),
  });
  const deflated = deflateRawSync(content, { level: 9, dictionary: COMMON_WORDS });
  const kept = Buffer.concat([Buffer.from(datasetHash, 'hex'), deflated]);
  const id = Buffer.concat([Buffer.of(VERSION), checkOf(kept), kept]).toString('base64url');
  if (id.length <= LONGEST_ID) return id;
  throw new UserInputError(
    `The filter makes an address of ${id.length} characters, and an export takes ${LONGEST_ID} at most. Name fewer values, or say what the images have in common.`,
  );
};

/** Reads an id as far as it does not depend on the graph. UserInputError says what is wrong with it. */
export const readCohortId = (id: string): CohortContent => {
  if (id.length > LONGEST_ID || !/^[\w-]+$/.test(id)) throw damaged();
  const bytes = Buffer.from(id, 'base64url');
  const version = bytes[0];
  if (version !== VERSION && bytes.length > CONTENT) {
    throw new UserInputError(
      `This cohort id is of version ${version}, and this gateway writes files of version ${VERSION}. Ask its graph for a new one.`,
    );
  }
  const kept = bytes.subarray(HASH);
  const isWhole = bytes.length > CONTENT && bytes.subarray(CHECK, HASH).equals(checkOf(kept));
  if (!isWhole || bytes.toString('base64url') !== id) throw damaged();
  const { filter, labelSets, split } = inflate(bytes.subarray(CONTENT));
  return { datasetHash: bytes.subarray(HASH, CONTENT).toString('hex'), filter, labelSets, split };
};

const checkOf = (kept: Buffer): Buffer =>
  hash('sha256', Buffer.concat([Buffer.of(VERSION), kept]), 'buffer').subarray(0, HASH - CHECK);

const inflate = (deflated: Buffer): Omit<CohortContent, 'datasetHash'> => {
  const text = textIn(deflated);
  if (depthOf(text) > DEEPEST_CONTENT) throw damaged();
  const content: unknown = parse(text);
  if (typeof content !== 'object' || content === null || Array.isArray(content)) throw damaged();
  const { filter, labelSets, split, ...others }: Partial<CohortContent> = content;
  // A key that nobody here knows says something of the cohort all the same.
  if (Object.keys(others).length > 0) throw damaged();
  return { filter, labelSets, split };
};

const textIn = (deflated: Buffer): string => {
  try {
    const options = { dictionary: COMMON_WORDS, maxOutputLength: LONGEST_CONTENT };
    return inflateRawSync(deflated, options).toString();
  } catch {
    throw damaged();
  }
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged();
  }
};

/** How deep JSON nests at most; brackets within texts count, too. */
const depthOf = (json: string): number => {
  let depth = 0;
  let deepest = 0;
  for (const [sign] of json.matchAll(/[[\]{}]/g)) {
    depth += sign === '[' || sign === '{' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
};

/** For an id that no gateway wrote. */
const damaged = (): UserInputError =>
  new UserInputError(
    'The cohort id is damaged, or was cut short. Take the whole address that the graph gave out.',
  );
