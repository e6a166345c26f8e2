import { Directive, Field, Float, ObjectType } from 'type-graphql';

/** A statistic and its 95% interval. */
@Directive('@shareable')
@ObjectType({
  description:
    'A statistic and its 95% interval, which has no width where its formula finds no variance: for a kappa of 1, and of 0 where one side says the same of all.',
})
export class Estimate {
  @Field(() => Float, { description: 'The statistic; it has no unit.' })
  readonly value!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Lower end; null where there is no interval.',
  })
  readonly lower95!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Upper end; null where there is no interval.',
  })
  readonly upper95!: number | null;
}
