import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from '../node.ts';
import { LabelSetCode } from '../terms/label-set-code.ts';

/** A radiologist. */
@Directive('@key(fields: "readerId")')
@Directive('@key(fields: "id")')
@ObjectType({ implements: Node, description: 'A radiologist, by the number that links the reads.' })
export class Reader implements Node {
  readonly id!: string;

  @Field(() => ID, {
    description: 'The number in the label files; ten digits, not a 32-bit integer.',
  })
  readonly readerId!: string;

  @Field(() => Boolean, {
    description: 'One of the three whose majority is the all-findings ground truth.',
  })
  readonly isGroundTruthReader!: boolean;

  /** Reads in each set that the reader took part in. */
  readonly readCounts!: ReadonlyMap<LabelSetCode, number>;
}

/** How often a reader who read an image twice said the same. */
@ObjectType({ description: 'How often a reader who read an image more than once said the same.' })
export class SelfConsistency {
  @Field(() => Int, {
    description: 'Pairs of labels of one finding in one image: the first read and a later one.',
  })
  readonly pairs!: number;

  @Field(() => Int, { description: 'Pairs whose two values are the same.' })
  readonly agreeing!: number;
}

/** Conditions on a reader. */
@InputType({
  description:
    'Conditions on a reader; all the keys that are given must hold. null and {} are refused.',
})
export class ReaderFilterInput {
  @Field(() => LabelSetCode, { nullable: true, description: 'Has reads in this set.' })
  labelSet?: LabelSetCode | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Is, or is not, one of the three ground-truth readers.',
  })
  isGroundTruthReader?: boolean | null;
}
