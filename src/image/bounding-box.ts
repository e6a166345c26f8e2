import { Directive, Field, Float, ObjectType } from 'type-graphql';
import { UserInputError } from '../errors.ts';
import { Finding } from '../terms/finding.ts';
import type { PixelSize } from './image.ts';

/** Side of the published PNG files, in pixels: the unit of the published boxes. */
export const PUBLISHED_SIDE_PX = 1024;

/** Longest side that boxes can be asked for in. */
const MAX_SIDE_PX = 100_000;

/** A finding outlined by hand. */
@Directive('@shareable')
@ObjectType({ description: 'A finding outlined by hand. Origin at the top left.' })
export class BoundingBox {
  @Field(() => Finding, { description: 'What it outlines.' })
  readonly finding!: Finding;

  @Field(() => Float, { description: 'Left edge, in pixels of the units asked for.' })
  readonly x!: number;

  @Field(() => Float, { description: 'Top edge, in pixels of the units asked for.' })
  readonly y!: number;

  @Field(() => Float, { description: 'Pixels across, of the units asked for.' })
  readonly width!: number;

  @Field(() => Float, { description: 'Pixels down, of the units asked for.' })
  readonly height!: number;

  @Field(() => Float, { description: 'Share of the image’s area, 0 to 1.' })
  readonly areaFraction!: number;
}

/** A box as stored, in pixels of the published 1024 x 1024 image. */
export interface StoredBox {
  readonly finding: Finding;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The size that boxes are asked for in; the published one where left out. UserInputError says which side is wrong. */
export const readUnits = (units: PixelSize | null | undefined): PixelSize => {
  const { width, height } = units ?? { width: PUBLISHED_SIDE_PX, height: PUBLISHED_SIDE_PX };
  for (const [name, value] of Object.entries({ width, height })) {
    if (value >= 1 && value <= MAX_SIDE_PX) continue;
    throw new UserInputError(`units.${name} takes 1 to ${MAX_SIDE_PX} pixels, found ${value}.`);
  }
  return { width, height };
};

/** A box in pixels of an image of another size. */
export const boxIn = (box: StoredBox, size: PixelSize): BoundingBox => {
  const across = size.width / PUBLISHED_SIDE_PX;
  const down = size.height / PUBLISHED_SIDE_PX;
  return {
    finding: box.finding,
    x: box.x * across,
    y: box.y * down,
    width: box.width * across,
    height: box.height * down,
    areaFraction: (box.width * box.height) / PUBLISHED_SIDE_PX ** 2,
  };
};
