import { imageIndexOf } from '../image-number.ts';
import type { LoadedAssessment } from './expert-labels.ts';
import type { LoadedImages } from './images.ts';
import { LoadError, shown } from './load-error.ts';

/** The images of one published part of a label set, as its reads and its final labels name them. */
interface Part {
  readonly files: Set<string>;
  readonly read: Set<number>;
  readonly final: Set<number>;
}

/**
 * Checks the reads of a set against its final labels, where both are loaded.
 *
 * Errors: LoadError where an image has the one and not the other: a file was cut short.
 */
export const checkReads = (
  expert: readonly LoadedAssessment[],
  { keys }: Pick<LoadedImages, 'keys'>,
): void => {
  for (const { files, read, final } of partsOf(expert)) {
    if (read.size === 0 || final.size === 0) continue;
    const refuse = (found: string, ordinal: number): never => {
      throw new LoadError({
        place: { file: [...files].join(' and ') },
        wanted: 'reads and final labels of the same images',
        found: `${found} ${shown(imageIndexOf(keys[ordinal] ?? 0))}`,
      });
    };
    for (const ordinal of read) if (!final.has(ordinal)) refuse('no final label of', ordinal);
    for (const ordinal of final) if (!read.has(ordinal)) refuse('no read of', ordinal);
  }
};

const partsOf = (expert: readonly LoadedAssessment[]): Iterable<Part> => {
  const parts = new Map<string, Part>();
  for (const { file, part, imageOrdinal } of expert) {
    const key = `${file.labelSet} ${part ?? ''}`;
    const known = parts.get(key) ?? { files: new Set(), read: new Set(), final: new Set() };
    parts.set(key, known);
    known.files.add(file.name);
    (file.source === 'READER' ? known.read : known.final).add(imageOrdinal);
  }
  return parts.values();
};
