import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { UserInputError } from '../errors.ts';
import { dicomUid } from '../terms/dicom-uid.ts';
import { imageAddress } from '../terms/image-address.ts';
import {
  DEFAULT_THUMBNAIL_SIDE_PX,
  JPEG_QUALITY,
  type Limits,
  PICTURE_SIDE_PX,
  THUMBNAIL_SIDE_PX,
} from '../terms/picture-limits.ts';
import { RenderedFormat } from '../terms/rendered-format.ts';
import { UrlScalar } from '../terms/scalars.ts';
import { studyViewerUrl, Viewer } from '../terms/viewer.ts';
import { Image, ImageFiles } from './image.ts';

const BUCKET = 'gs://gcs-public-data--healthcare-nih-chest-xray';

/** Where an image can be seen and fetched. Addresses follow from its name: no store is asked. */
@Resolver(() => Image)
export class ImageAddressesResolver {
  @FieldResolver(() => ImageFiles, { description: 'Where the published bytes are.' })
  files(@Root() { imageIndex }: Image, @Ctx() { addresses }: Context): ImageFiles {
    return {
      pngUri: `${BUCKET}/png/${imageIndex}`,
      dicomUri: `${BUCKET}/dicom/${imageIndex.replace(/\.png$/, '.dcm')}`,
      requesterPays: true,
      pngUrl: imageAddress(addresses.images, { imageIndex, resource: 'png' }),
    };
  }

  @FieldResolver(() => UrlScalar, {
    description:
      'An address that a plain <img> can use: same origin, no cloud credentials, cacheable. The picture keeps its aspect ratio and is never enlarged.',
  })
  renderedUrl(
    @Root() { imageIndex }: Image,
    @Arg('width', () => Int, {
      nullable: true,
      description: 'Pixels across at most, 1 to 4096; no limit where left out.',
    })
    width: number | null | undefined,
    @Arg('height', () => Int, {
      nullable: true,
      description: 'Pixels down at most, 1 to 4096; no limit where left out.',
    })
    height: number | null | undefined,
    @Arg('format', () => RenderedFormat, { defaultValue: 'PNG', description: 'The file format.' })
    format: RenderedFormat,
    @Arg('quality', () => Int, {
      nullable: true,
      description: 'Of JPEG, 1 to 100; 90 where left out. PNG has none.',
    })
    quality: number | null | undefined,
    @Ctx() { addresses }: Context,
  ): string {
    const isPng = format === 'PNG';
    const jpegQuality = given('quality', quality, JPEG_QUALITY);
    return imageAddress(
      addresses.images,
      { imageIndex, resource: 'rendered' },
      {
        ...given('width', width, PICTURE_SIDE_PX),
        ...given('height', height, PICTURE_SIDE_PX),
        format: isPng ? 'png' : 'jpeg',
        ...(isPng ? {} : jpegQuality),
      },
    );
  }

  @FieldResolver(() => UrlScalar, {
    description:
      'The same for a small picture, a JPEG file that fits in a square and keeps its aspect ratio.',
  })
  thumbnailUrl(
    @Root() { imageIndex }: Image,
    @Arg('size', () => Int, {
      defaultValue: DEFAULT_THUMBNAIL_SIDE_PX,
      description: 'Side of the square, in pixels, 1 to 1024.',
    })
    size: number,
    @Ctx() { addresses }: Context,
  ): string {
    const part = { imageIndex, resource: 'thumbnail' } as const;
    return imageAddress(addresses.images, part, given('size', size, THUMBNAIL_SIDE_PX));
  }

  @FieldResolver(() => UrlScalar, {
    nullable: true,
    description: 'The image in a viewer; null where the viewer is not set up, or cannot open it.',
  })
  viewerUrl(
    @Root() { imageIndex }: Image,
    @Arg('viewer', () => Viewer, { defaultValue: 'OHIF', description: 'The viewer.' })
    viewer: Viewer,
    @Ctx() { addresses }: Context,
  ): string | null {
    return studyViewerUrl(viewer, addresses.viewers, dicomUid(imageIndex, 'study'));
  }
}

/** A parameter of an address where it is given. UserInputError where it is out of its limits. */
const given = (
  name: string,
  value: number | null | undefined,
  [least, most]: Limits,
): Record<string, number> => {
  if (value === null || value === undefined) return {};
  if (value >= least && value <= most) return { [name]: value };
  throw new UserInputError(
    `${name} takes a whole number from ${least} to ${most}, found ${value}.`,
  );
};
