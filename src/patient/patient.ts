import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../node.ts';
import { Sex } from '../terms/sex.ts';
import { Split } from '../terms/split.ts';

/** A person who was imaged; de-identified, with a number in place of a name. */
@Directive('@key(fields: "patientId")')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  description: 'A person who was imaged; de-identified, with a number in place of a name.',
})
export class Patient implements Node {
  readonly id!: string;

  @Field(() => ID, { description: 'As in the DICOM objects: "13".' })
  readonly patientId!: string;

  @Field(() => Sex, { description: 'Sex, as published.' })
  readonly sex!: Sex;

  @Field(() => Split, {
    nullable: true,
    description: 'The official split; null where its list is not loaded.',
  })
  readonly split!: Split | null;

  @Field(() => Int, { description: 'How many images there are of the patient.' })
  readonly imageCount!: number;
}
