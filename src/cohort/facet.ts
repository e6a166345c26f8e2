import { Field, ObjectType } from 'type-graphql';
import { AtMost } from '../cost.ts';
import type { Finding } from '../terms/finding.ts';
import { ImageDimension } from '../terms/image-dimension.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import type { Sex } from '../terms/sex.ts';
import type { Split } from '../terms/split.ts';
import type { ViewPosition } from '../terms/view-position.ts';
import { ImageGroup, type WithoutFinding } from './image-group.ts';

/** A value of a dimension, and its images. */
@ObjectType({
  implements: ImageGroup,
  description: 'A value of a dimension, and how many images have it.',
})
export class FacetBucket implements ImageGroup {
  readonly finding!: Finding | null;
  readonly withoutFinding!: WithoutFinding | null;
  readonly sex!: Sex | null;
  readonly viewPosition!: ViewPosition | null;
  readonly split!: Split | null;
  readonly ageDecade!: number | null;
  readonly labelSet!: LabelSetCode | null;
  readonly imageCount!: number;

  @Field(() => String, {
    description:
      'The value in words: its name in the graph, for ages the first year of ten, such as "40"; NO_FINDING and NOT_ASSESSED as withoutFinding has them; UNKNOWN for an age that is not known or an image in no split; NONE for an image that no label set labels.',
  })
  readonly value!: string;

  @Field(() => Boolean, {
    description:
      'Whether the filter’s own conditions on the dimension choose this value; false for all values where there are none. SEX, VIEW_POSITION, SPLIT: the value meets them. AGE_DECADE: one of the ten years does. FINDING: one of them asks for a label of the finding that is present, NO_FINDING: one of them forbids all of those. LABEL_SET: one of them asks for labels of the set.',
  })
  readonly isSelected!: boolean;
}

/** The values of a dimension. */
@ObjectType({ description: 'The values of a dimension, and how many images have each.' })
export class Facet {
  @Field(() => ImageDimension, { description: 'The dimension.' })
  readonly dimension!: ImageDimension;

  @AtMost(24)
  @Field(() => [FacetBucket], {
    description:
      'In the order of the values’ definition, ages ascending, and what is no value last. Values that the dimension has by definition are there with no images too, and so are decades between others; NOT_ASSESSED, UNKNOWN and NONE are there only where images have them.',
  })
  readonly buckets!: readonly FacetBucket[];
}
