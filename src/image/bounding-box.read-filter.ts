import { UserInputError } from '../errors.ts';
import { allOf } from '../filter.ts';
import { readChoice } from '../read-choice.ts';
import { type InputPath, readConditions } from '../read-filter.ts';
import type { BoundingBoxFilterInput, BoundingBoxListFilterInput } from './bounding-box.input.ts';
import { EVERY_BOX, type FindingCondition, type ImageFilter } from './image.filter.ts';

/** Reads conditions on the boxes of an image. UserInputError says which key is wrong. */
export const readBoxes = (input: BoundingBoxListFilterInput, path: InputPath): ImageFilter => {
  const quantified =
    (quantifier: 'some' | 'none') =>
    (box: BoundingBoxFilterInput, at: InputPath): ImageFilter => ({
      kind: 'boxes',
      quantifier,
      box: readBox(box, at),
    });
  return allOf(
    readConditions<BoundingBoxListFilterInput, ImageFilter>(input, path, {
      some: quantified('some'),
      none: quantified('none'),
    }),
  );
};

const readBox = (input: BoundingBoxFilterInput, path: InputPath): FindingCondition =>
  allOf(
    readConditions<BoundingBoxFilterInput, FindingCondition>(input, path, {
      finding: (choice, at) =>
        readChoice(choice, at, (operator, values) => ({ kind: 'finding', operator, values })),
      any: (any, at) => {
        if (any) return EVERY_BOX;
        throw new UserInputError(
          `${at.text} takes true only; for images without boxes use none: { any: true }.`,
        );
      },
    }),
  );
