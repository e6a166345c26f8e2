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

/** What a study knows of its image. */
type OfStudy = Pick<Study, 'imageIndex' | 'patientId'>;

/** The study of an image; a class since getters of an object literal are made anew for each object. */
class StudyOf implements Study {
  readonly #image: OfStudy;

  constructor(image: OfStudy) {
    this.#image = image;
  }

  get id(): string {
    return toGlobalId('Study', this.studyInstanceUid);
  }

  get studyInstanceUid(): string {
    return dicomUid(this.imageIndex, 'study');
  }

  get imageIndex(): string {
    return this.#image.imageIndex;
  }

  get patientId(): string {
    return this.#image.patientId;
  }
}

/** The study of an image. */
export const studyOf = (image: OfStudy): Study => new StudyOf(image);
