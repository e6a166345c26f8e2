import type { GroundSource } from '../../evaluation/evaluation.source.ts';
import type { CollectionImages, LabelledImages } from '../../evaluation/ground.ts';
import { keyOf, remember } from './cache.ts';

/** About what a group of labels takes in memory beside its images. */
const GROUP_BYTES = 250;

/** The same port around a port: what was asked before is not asked again. */
export const cachedGround = (source: GroundSource, maxBytes: number): GroundSource => {
  // There is one, about a mebibyte.
  const images = remember<string, CollectionImages>(
    Number.MAX_SAFE_INTEGER,
    (all) => all.images.byteLength + all.traitsOf.byteLength,
    'images by sex, view position and age',
  );
  const wanted = remember<string, Float64Array>(
    maxBytes / 4,
    ({ byteLength }) => byteLength,
    'numbers of images',
  );
  const labels = remember<string, readonly LabelledImages[]>(
    (maxBytes * 3) / 4,
    (groups) => groups.reduce((sum, group) => sum + GROUP_BYTES + group.images.byteLength, 0),
    'labels of a set',
  );
  return {
    images: () => images.one('', () => source.images()),
    imagesThatMeet: (filter) => wanted.one(keyOf(filter), () => source.imagesThatMeet(filter)),
    labels: (labelSet) => labels.one(labelSet, () => source.labels(labelSet)),
  };
};
