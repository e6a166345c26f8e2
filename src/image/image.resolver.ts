import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../connection.ts';
import type { Context } from '../context.ts';
import { Citation, citationsFor } from '../dataset/citation.ts';
import { UserInputError } from '../errors.ts';
import { parseGlobalId } from '../global-id.ts';
import { checkKeys } from '../keys.ts';
import { Patient } from '../patient/patient.ts';
import { Study, studyOf } from '../study/study.ts';
import { dicomUid } from '../terms/dicom-uid.ts';
import { UrlScalar } from '../terms/scalars.ts';
import { studyViewerUrl, Viewer } from '../terms/viewer.ts';
import { BoundingBox, boxIn, PUBLISHED_SIDE_PX } from './bounding-box.ts';
import { ImageConnection } from './image.connection.ts';
import {
  ImageFilterInput,
  ImageKeyInput,
  ImageOrderByInput,
  PixelSizeInput,
} from './image.input.ts';
import { type ImagePage, imagePage, readImageQuery } from './image.pages.ts';
import { Image, ImageFiles } from './image.ts';

const BUCKET = 'gs://gcs-public-data--healthcare-nih-chest-xray';

const MAX_SIDE_PX = 100_000;

const checkUnits = ({ width, height }: PixelSizeInput): PixelSizeInput => {
  for (const [name, value] of Object.entries({ width, height })) {
    if (value >= 1 && value <= MAX_SIDE_PX) continue;
    throw new UserInputError(`units.${name} takes 1 to ${MAX_SIDE_PX} pixels, found ${value}.`);
  }
  return { width, height };
};

const imageByKey = ({ id, imageIndex, sopInstanceUid }: ImageKeyInput, { loaders }: Context) => {
  const given = Object.entries({ id, imageIndex, sopInstanceUid }).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  if (given.length !== 1) {
    const names = given.map(([name]) => name).join(' and ') || 'none';
    throw new UserInputError(
      `by takes exactly one of id, imageIndex, sopInstanceUid; found ${names}.`,
    );
  }
  if (imageIndex) return loaders.imageByIndex.load(imageIndex);
  if (sopInstanceUid) return loaders.imageByInstanceUid.load(sopInstanceUid);
  const node = parseGlobalId(id ?? '');
  return node?.type === 'Image' ? loaders.imageByIndex.load(node.key) : null;
};

@Resolver(() => Image)
export class ImageResolver {
  @Query(() => Image, {
    nullable: true,
    description: 'One image by one of its keys; null where unknown.',
  })
  image(
    @Arg('by', () => ImageKeyInput, { description: 'The key.' }) by: ImageKeyInput,
    @Ctx() context: Context,
  ): Promise<Image | null> | null {
    return imageByKey(by, context);
  }

  @Query(() => [Image], {
    nullable: 'items',
    description: 'Same length and order as imageIndexes (1,000 at most); null where unknown.',
  })
  imagesByIndex(
    @Arg('imageIndexes', () => [ID], { description: 'File names.' }) imageIndexes: string[],
    @Ctx() { loaders }: Context,
  ): Promise<Image | null>[] {
    checkKeys('imageIndexes', imageIndexes);
    return imageIndexes.map((imageIndex) => loaders.imageByIndex.load(imageIndex));
  }

  @Query(() => ImageConnection, {
    description: 'Images that meet a filter, in the order asked for.',
  })
  images(
    @Arg('filter', () => ImageFilterInput, {
      nullable: true,
      description: 'Conditions; all images where left out.',
    })
    filter: ImageFilterInput | null | undefined,
    @Arg('orderBy', () => [ImageOrderByInput], {
      nullable: true,
      description: 'Sort keys; by file name where left out.',
    })
    orderBy: ImageOrderByInput[] | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ImagePage> {
    return imagePage(readImageQuery({ filter, orderBy, page }), context, info);
  }

  @FieldResolver(() => Patient, { description: 'Who was imaged.' })
  async patient(@Root() image: Image, @Ctx() { loaders }: Context): Promise<Patient | null> {
    return loaders.patientById.load(image.patientId);
  }

  @FieldResolver(() => Study, { description: 'The DICOM study that holds the image.' })
  study(@Root() image: Image): Study {
    return studyOf(image);
  }

  @FieldResolver(() => [BoundingBox], {
    description: 'Findings outlined by hand, by name of the finding.',
  })
  async boundingBoxes(
    @Root() image: Image,
    @Arg('units', () => PixelSizeInput, {
      nullable: true,
      description: 'Size of the image that the boxes are drawn on; 1024 x 1024 where left out.',
    })
    units: PixelSizeInput | null | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<BoundingBox[]> {
    const size = checkUnits(units ?? { width: PUBLISHED_SIDE_PX, height: PUBLISHED_SIDE_PX });
    const boxes = await loaders.boxesByImage.load(image.ordinal);
    return boxes.map((box) => boxIn(box, size));
  }

  @FieldResolver(() => ImageFiles, { description: 'Where the published bytes are.' })
  files(@Root() { imageIndex }: Image): ImageFiles {
    return {
      pngUri: `${BUCKET}/png/${imageIndex}`,
      dicomUri: `${BUCKET}/dicom/${imageIndex.replace(/\.png$/, '.dcm')}`,
      requesterPays: true,
    };
  }

  @FieldResolver(() => UrlScalar, {
    nullable: true,
    description: 'The image in a viewer; null where none is configured.',
  })
  viewerUrl(
    @Root() { imageIndex }: Image,
    @Arg('viewer', () => Viewer, { defaultValue: 'OHIF', description: 'The viewer.' })
    _viewer: Viewer,
    @Ctx() { addresses }: Context,
  ): string | null {
    return studyViewerUrl(addresses.ohifUrl, dicomUid(imageIndex, 'study'));
  }
}

@Resolver(() => ImageConnection)
export class ImageConnectionResolver {
  @FieldResolver(() => [Citation], {
    description:
      'What to cite for the data that this answer draws on: the collection, and the papers of the label sets in its filter and fields.',
  })
  citations(@Root() page: ImagePage): Citation[] {
    return citationsFor(page.citedSets());
  }
}
