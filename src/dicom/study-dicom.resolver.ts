import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { AtMost, Cost } from '../cost.ts';
import { Study } from '../study/study.ts';
import { loadAttributes } from './dicom-instance.lookup.ts';
import { instanceOf } from './dicom-instance.ts';
import { firstText } from './element-values.ts';
import { STUDY_DESCRIPTION } from './field-tags.ts';
import { Series, seriesOf } from './series.ts';

// A study of the collection is one series of one instance, so its instance says all of it.

@Resolver(() => Study)
export class StudyDicomResolver {
  @Cost(25)
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Study description (0008,1030) of the DICOM object, in this collection text-mined labels; findings are those of the label files. Null where the source of DICOM attributes does not hold the study, or its object has none.',
  })
  async description(
    @Root() { imageIndex }: Study,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string | null> {
    const attributes = await loadAttributes(imageIndex, context, info);
    return attributes === null ? null : firstText(attributes, STUDY_DESCRIPTION);
  }

  @Cost(25)
  @FieldResolver(() => [String], {
    nullable: true,
    description:
      'Modalities of the objects of the study, each once (0008,0060), such as "DX"; null where the store does not hold the study.',
  })
  async modalities(
    @Root() { imageIndex }: Study,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string[] | null> {
    const attributes = await loadAttributes(imageIndex, context, info);
    if (attributes === null) return null;
    const { modality } = instanceOf(imageIndex, attributes);
    return modality === null ? [] : [modality];
  }

  @Cost(50)
  @AtMost(1)
  @FieldResolver(() => [Series], {
    nullable: true,
    description: 'The series of the study: one. Null where the store does not hold the study.',
  })
  async series(
    @Root() { imageIndex }: Study,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Series[] | null> {
    const attributes = await loadAttributes(imageIndex, context, info);
    return attributes === null ? null : [seriesOf(instanceOf(imageIndex, attributes))];
  }
}
