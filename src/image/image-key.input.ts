import { Field, ID, InputType } from 'type-graphql';

/** The key of an image. */
@InputType({ description: 'The key of an image: exactly one.' })
export class ImageKeyInput {
  @Field(() => ID, { nullable: true, description: 'Its global id.' })
  id?: string | null;

  @Field(() => ID, { nullable: true, description: 'Its file name, such as "00000013_008.png".' })
  imageIndex?: string | null;

  @Field(() => ID, { nullable: true, description: 'SOP Instance UID of its DICOM object.' })
  sopInstanceUid?: string | null;
}
