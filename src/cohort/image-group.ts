import { Field, Int, InterfaceType, registerEnumType } from 'type-graphql';
import { Finding } from '../terms/finding.ts';
import { LabelSetCode } from '../terms/label-set-code.ts';
import { Sex } from '../terms/sex.ts';
import { Split } from '../terms/split.ts';
import { ViewPosition } from '../terms/view-position.ts';

/** Why an image counts for no finding. */
export const WithoutFinding = { NO_FINDING: 'NO_FINDING', NOT_ASSESSED: 'NOT_ASSESSED' } as const;
export type WithoutFinding = keyof typeof WithoutFinding;

registerEnumType(WithoutFinding, {
  name: 'WithoutFinding',
  description: 'Why an image counts for no finding.',
  valuesConfig: {
    NO_FINDING: { description: 'The set assessed the image and holds no finding to be present.' },
    NOT_ASSESSED: { description: 'The set did not assess the image.' },
  },
});

/** What some images have in common. */
@InterfaceType({
  description:
    'Images that have the same value in some dimensions. The fields of other dimensions are null.',
})
export abstract class ImageGroup {
  @Field(() => Finding, {
    nullable: true,
    description: 'The finding; null where withoutFinding says why there is none.',
  })
  readonly finding!: Finding | null;

  @Field(() => WithoutFinding, {
    nullable: true,
    description: 'Of the dimension FINDING, why there is no finding; null where there is one.',
  })
  readonly withoutFinding!: WithoutFinding | null;

  @Field(() => Sex, { nullable: true, description: 'The sex of the patients.' })
  readonly sex!: Sex | null;

  @Field(() => ViewPosition, { nullable: true, description: 'The view position.' })
  readonly viewPosition!: ViewPosition | null;

  @Field(() => Split, {
    nullable: true,
    description: 'The split; of the dimension SPLIT, null for images in neither list.',
  })
  readonly split!: Split | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'First year of the ten, such as 40 for ages of 40 to 49 years; of the dimension AGE_DECADE, null for unknown ages.',
  })
  readonly ageDecade!: number | null;

  @Field(() => LabelSetCode, {
    nullable: true,
    description: 'The label set; of the dimension LABEL_SET, null for images without any label.',
  })
  readonly labelSet!: LabelSetCode | null;

  @Field(() => Int, { description: 'Images of the group.' })
  readonly imageCount!: number;
}

/** A value in each of some dimensions. */
export type Coordinates = Omit<ImageGroup, 'imageCount'>;

/** No value in any dimension. */
export const NO_COORDINATES: Coordinates = {
  finding: null,
  withoutFinding: null,
  sex: null,
  viewPosition: null,
  split: null,
  ageDecade: null,
  labelSet: null,
};
