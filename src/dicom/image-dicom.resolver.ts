import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, ID, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { Cost } from '../cost.ts';
import { Image } from '../image/image.ts';
import { dicomUid } from '../terms/dicom-uid.ts';
import { loadAttributes } from './dicom-instance.lookup.ts';
import { DicomInstance, instanceOf } from './dicom-instance.ts';

@Resolver(() => Image)
export class ImageDicomResolver {
  @FieldResolver(() => ID, {
    description:
      'SOP Instance UID of the DICOM object (0008,0018), the published function of the file name.',
  })
  sopInstanceUid(@Root() { imageIndex }: Image): string {
    return dicomUid(imageIndex, 'instance');
  }

  @Cost(50)
  @FieldResolver(() => DicomInstance, {
    nullable: true,
    description:
      'The DICOM object; null where its source does not hold it. It says what the object says, wherever that is read, and not what the published files say: its PatientAge is that of the 2017 release, patientAgeYears that of the served one, which may differ; its StudyDescription lists text-mined labels; and it has no view position.',
  })
  async dicom(
    @Root() { imageIndex }: Image,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DicomInstance | null> {
    const attributes = await loadAttributes(imageIndex, context, info);
    return attributes === null ? null : instanceOf(imageIndex, attributes);
  }
}
