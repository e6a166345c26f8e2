import { UserInputError } from '../errors.ts';
import type { InputPath } from '../read-filter.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import type { LabelSource } from '../terms/label-source.ts';
import { SOURCES } from '../terms/vocabulary.ts';
import type { LabelOriginInput } from './label.input.ts';

/** Where labels come from, checked: the source occurs in the set. */
export interface LabelOrigin {
  readonly source: LabelSource;
  readonly labelSet: LabelSetCode;
  readonly readerId: string | null;
}

/** Reads an origin. UserInputError where the set has no such source, or a reader is named elsewhere. */
export const readLabelOrigin = (input: LabelOriginInput, path: InputPath): LabelOrigin => {
  const { source, labelSet } = input;
  if (!SOURCES[labelSet].includes(source)) {
    throw new UserInputError(
      `${path.text}: ${labelSet} holds labels of source ${SOURCES[labelSet].join(' and ')}, found ${source}.`,
    );
  }
  if (input.readerId === null) {
    throw new UserInputError(
      `${path.text}.readerId is null. Leave the key out to mean any reader.`,
    );
  }
  if (input.readerId !== undefined && source !== 'READER') {
    throw new UserInputError(`${path.text}.readerId goes with source READER, found ${source}.`);
  }
  return { source, labelSet, readerId: input.readerId ?? null };
};

/** The same where the labels of an image must be of one hand: READER names its reader. */
export const readSingleOrigin = (input: LabelOriginInput, path: InputPath): LabelOrigin => {
  const origin = readLabelOrigin(input, path);
  if (origin.source !== 'READER' || origin.readerId !== null) return origin;
  throw new UserInputError(
    `${path.text}.readerId is missing: with source READER it takes the number of one reader of ${origin.labelSet}.`,
  );
};
