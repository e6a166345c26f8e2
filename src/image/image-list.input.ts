import { ArgsType, Field } from 'type-graphql';
import { ImageFilterInput } from './image.input.ts';
import { ImageOrderByInput } from './image-order.input.ts';

/** The arguments that every list of images takes beside those of its page. */
@ArgsType()
export class ImageListArgs {
  @Field(() => ImageFilterInput, {
    nullable: true,
    description: 'Conditions; all images where left out.',
  })
  filter?: ImageFilterInput | null;

  @Field(() => [ImageOrderByInput], {
    nullable: true,
    description: 'Sort keys; by file name where left out.',
  })
  orderBy?: ImageOrderByInput[] | null;
}
