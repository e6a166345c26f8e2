import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';

/** A share, and how well its size is known. */
@Directive('@shareable')
@ObjectType({
  description: 'A share of images or other items, with its Wilson 95% interval.',
})
export class Proportion {
  @Field(() => Float, { description: 'numerator / denominator, 0 to 1.' })
  readonly value!: number;

  @Field(() => Int, { description: 'How many have it.' })
  readonly numerator!: number;

  @Field(() => Int, { description: 'Of how many, at least 1.' })
  readonly denominator!: number;

  @Field(() => Float, { description: 'Lower end of the interval, 0 to 1.' })
  readonly lower95!: number;

  @Field(() => Float, { description: 'Upper end of the interval, 0 to 1.' })
  readonly upper95!: number;
}
