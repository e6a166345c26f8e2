import type { Context } from '../context.ts';
import { UserInputError } from '../errors.ts';
import { parseGlobalId } from '../global-id.ts';
import type { Soon } from '../soon.ts';
import type { Image } from './image.ts';
import type { ImageKeyInput } from './image-key.input.ts';

/** The image of a key; null where unknown. UserInputError unless just one key is given. */
export const imageByKey = (
  { id, imageIndex, sopInstanceUid }: ImageKeyInput,
  { loaders }: Context,
): Soon<Image | null> => {
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
