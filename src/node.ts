// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import { Field, ID, InterfaceType } from 'type-graphql';

/** Whatever has a global id. */
@InterfaceType({
  description: 'Whatever can be found again by a global id.',
})
export abstract class Node {
  @Field(() => ID, {
    description: 'Global and opaque; the same in every replica and after every reload.',
  })
  readonly id!: string;
}
