import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../connection.ts';
import type { Context } from '../context.ts';
import { AtMost, Cost, Paged, RowsBy } from '../cost.ts';
import { Citation, citationsFor } from '../dataset/citation.ts';
import { checkKeys } from '../keys.ts';
import { Patient } from '../patient/patient.ts';
import { after, type Soon } from '../soon.ts';
import { Study, studyOf } from '../study/study.ts';
import { PixelSizeInput } from './bounding-box.input.ts';
import { BoundingBox, boxIn, readUnits } from './bounding-box.ts';
import { ImageConnection } from './image.connection.ts';
import { imageByKey } from './image.lookup.ts';
import { type ImagePage, imagePage, readImageQuery } from './image.pages.ts';
import { Image } from './image.ts';
import { ImageKeyInput } from './image-key.input.ts';
import { ImageListArgs } from './image-list.input.ts';

@Resolver(() => Image)
export class ImageResolver {
  @Query(() => Image, {
    nullable: true,
    description: 'One image by one of its keys; null where unknown.',
  })
  image(
    @Arg('by', () => ImageKeyInput, { description: 'The key.' }) by: ImageKeyInput,
    @Ctx() context: Context,
  ): Soon<Image | null> {
    return imageByKey(by, context);
  }

  @RowsBy('imageIndexes')
  @Query(() => [Image], {
    nullable: 'items',
    description: 'Same length and order as imageIndexes (1,000 at most); null where unknown.',
  })
  imagesByIndex(
    @Arg('imageIndexes', () => [ID], { description: 'File names.' }) imageIndexes: string[],
    @Ctx() { loaders }: Context,
  ): Soon<Image | null>[] {
    checkKeys('imageIndexes', imageIndexes);
    return imageIndexes.map((imageIndex) => loaders.imageByIndex.load(imageIndex));
  }

  @Cost(200)
  @Paged()
  @Query(() => ImageConnection, {
    nullable: true,
    description: 'Images that meet a filter, in the order asked for.',
  })
  images(
    @Args(() => ImageListArgs) list: ImageListArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): ImagePage {
    return imagePage(readImageQuery(list, page), context, info);
  }

  @FieldResolver(() => Patient, { description: 'Who was imaged.' })
  patient(@Root() image: Image, @Ctx() { loaders }: Context): Soon<Patient | null> {
    return loaders.patientById.load(image.patientId);
  }

  @FieldResolver(() => Study, { description: 'The DICOM study that holds the image.' })
  study(@Root() image: Image): Study {
    return studyOf(image);
  }

  @AtMost(5)
  @FieldResolver(() => [BoundingBox], {
    description: 'Findings outlined by hand, by name of the finding.',
  })
  boundingBoxes(
    @Root() image: Image,
    @Arg('units', () => PixelSizeInput, {
      nullable: true,
      description: 'Size of the image that the boxes are drawn on; 1024 x 1024 where left out.',
    })
    units: PixelSizeInput | null | undefined,
    @Ctx() { loaders }: Context,
  ): Soon<BoundingBox[]> {
    const size = readUnits(units);
    return after(loaders.boxesByImage.load(image.imageIndex), (boxes) =>
      boxes.map((box) => boxIn(box, size)),
    );
  }
}

@Resolver(() => ImageConnection)
export class ImageConnectionResolver {
  @AtMost(8)
  @FieldResolver(() => [Citation], {
    description:
      'What to cite for the data that this answer draws on: the collection, and the papers of the label sets in its filter and fields.',
  })
  citations(@Root() page: ImagePage): Citation[] {
    return citationsFor(page.citedSets());
  }
}
