import { Field, ID, ObjectType } from 'type-graphql';
import { AtMost } from '../cost.ts';
import { DicomInstance } from './dicom-instance.ts';

/** The images of a study that one device made in a row. */
@ObjectType({
  description: 'The images of a study that one device made in a row. In this collection: one.',
})
export class Series {
  @Field(() => ID, {
    description: 'Series Instance UID (0020,000E), the published function of the file name.',
  })
  readonly seriesInstanceUid!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Modality (0008,0060), such as "DX"; null where the objects do not say.',
  })
  readonly modality!: string | null;

  @AtMost(1)
  @Field(() => [DicomInstance], { description: 'The objects of the series.' })
  readonly instances!: readonly DicomInstance[];
}

/** The series that holds an instance, which is its only one. */
export const seriesOf = (instance: DicomInstance): Series => ({
  get seriesInstanceUid() {
    return instance.seriesInstanceUid;
  },
  modality: instance.modality,
  instances: [instance],
});
