import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { RowsBy } from '../cost.ts';
import { UserInputError } from '../errors.ts';
import { Requires } from '../requires.ts';
import { imageAddress } from '../terms/image-address.ts';
import { UrlScalar } from '../terms/scalars.ts';
import { SourceName } from '../terms/source-name.ts';
import { DicomInstance } from './dicom-instance.ts';
import { allTags, DicomTag, namedTags } from './dicom-tag.ts';
import { openDictionary } from './dictionary.ts';
import { readTagNames } from './tag-names.ts';

@Resolver(() => DicomInstance)
export class DicomInstanceResolver {
  @FieldResolver(() => SourceName, {
    description:
      'Where its values come from: DICOMWEB is the object itself, BIGQUERY the public table of what the objects say, which does not tell an empty element from an absent one, has private elements only where they are sequences, and none that has no column (sources of dataset say which). Addresses lead to the object in any case.',
  })
  source(@Ctx() { sources }: Context): SourceName {
    return sources.attributes.source;
  }

  @Requires('reader')
  @RowsBy('names', { orElse: 200 })
  @FieldResolver(() => [DicomTag], {
    description:
      'Its elements. Those that are named come in the order of the names, each once, and are left out where the object does not have them; where none are named, all come, by tag. Bulk data, such as the pixels, is left out.',
  })
  async tags(
    @Root() { attributes }: DicomInstance,
    @Arg('names', () => [String], {
      nullable: true,
      description:
        'Keywords ("PatientSex") and tags ("00100040", "(0010,0040)"), 200 at most; private elements by their tag.',
    })
    names: readonly string[] | null | undefined,
  ): Promise<readonly DicomTag[]> {
    const dictionary = await openDictionary();
    if (names === undefined || names === null) return allTags(attributes, dictionary);
    return namedTags(attributes, readTagNames(names, dictionary), dictionary);
  }

  @Requires('reader')
  @FieldResolver(() => UrlScalar, {
    description: 'Address of the object as it is stored (PS3.10).',
  })
  dicomUrl(@Root() { imageIndex }: DicomInstance, @Ctx() { addresses }: Context): string {
    return imageAddress(addresses.images, { imageIndex, resource: 'dicom' });
  }

  @FieldResolver(() => UrlScalar, {
    description: 'Address of the pixel data of one frame, as it is encoded in the object.',
  })
  frameUrl(
    @Root() { imageIndex }: DicomInstance,
    @Arg('number', () => Int, {
      defaultValue: 1,
      description: 'The frame, counted from 1; whether there is one shows when it is fetched.',
    })
    number: number,
    @Ctx() { addresses }: Context,
  ): string {
    if (number < 1) throw new UserInputError(`number counts frames from 1, found ${number}.`);
    return imageAddress(addresses.images, { imageIndex, resource: `frames/${number}` });
  }
}
