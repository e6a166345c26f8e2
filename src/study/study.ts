import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { toGlobalId } from '../global-id.ts';
import { Node } from '../node.ts';
import { dicomUid } from '../terms/dicom-uid.ts';

/** A DICOM imaging study. */
@Directive('@key(fields: "studyInstanceUid")')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  description:
    'A DICOM imaging study. In this collection: one study, one series, one instance for each image.',
})
export class Study implements Node {
  readonly id!: string;

  @Field(() => ID, {
    description: 'Study Instance UID (0020,000D), the published function of the file name.',
  })
  readonly studyInstanceUid!: string;

  /** Keys of the edges to the one image and its patient. */
  readonly imageIndex!: string;
  readonly patientId!: string;
}

/** The study of an image. */
export const studyOf = (image: {
  readonly imageIndex: string;
  readonly patientId: string;
}): Study => ({
  get id() {
    return toGlobalId('Study', dicomUid(image.imageIndex, 'study'));
  },
  get studyInstanceUid() {
    return dicomUid(image.imageIndex, 'study');
  },
  imageIndex: image.imageIndex,
  patientId: image.patientId,
});
