import { Field, InputType, Int } from 'type-graphql';
import type { ChoiceInput } from '../read-choice.ts';
import { FindingFilterInput } from '../terms/choice-inputs.ts';
import type { Finding } from '../terms/finding.ts';

/** A size in pixels. */
@InputType({ description: 'A size in pixels.' })
export class PixelSizeInput {
  @Field(() => Int, { description: 'Pixels across, 1 to 100,000.' })
  width!: number;

  @Field(() => Int, { description: 'Pixels down, 1 to 100,000.' })
  height!: number;
}

/** Conditions on a box. */
@InputType({ description: 'Conditions on a box.' })
export class BoundingBoxFilterInput {
  @Field(() => FindingFilterInput, { nullable: true, description: 'The finding that it outlines.' })
  finding?: ChoiceInput<Finding> | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true matches every box; nothing else is taken.',
  })
  any?: boolean | null;
}

/** Conditions on the boxes of an image. */
@InputType({ description: 'Conditions on the boxes of an image.' })
export class BoundingBoxListFilterInput {
  @Field(() => BoundingBoxFilterInput, {
    nullable: true,
    description: 'At least one box meets this.',
  })
  some?: BoundingBoxFilterInput | null;

  @Field(() => BoundingBoxFilterInput, { nullable: true, description: 'No box meets this.' })
  none?: BoundingBoxFilterInput | null;
}
