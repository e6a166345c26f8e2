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

/** What is known of a part so far. */
interface KnownPart {
  readonly files: Set<string>;
  isRead: boolean;
  isFinal: boolean;
  /** The first image that has the one and not the other, in words. */
  fault: string | null;
}

/** Checks the reads of sets against their final labels, where both are loaded. */
export interface ReadsCheck {
  /** Takes down rows of expert files: all of those about some images. */
  add(expert: readonly LoadedAssessment[], images: Pick<LoadedImages, 'keys'>): void;
  /** Takes down what is wrong unless a row that comes later says what is more to the point. */
  defer(error: LoadError): void;
  /**
   * LoadError where an image has the one and not the other: a file was cut short; before that, what was
   * taken down first.
   */
  end(): void;
}

/** Rows may come in turns: whether both are loaded is known at the end. */
export const createReadsCheck = (): ReadsCheck => {
  const known = new Map<string, KnownPart>();
  let deferred: LoadError | null = null;
  return {
    add: (expert, { keys }) => {
      for (const [key, { files, read, final }] of partsOf(expert)) {
        const part = known.get(key) ?? newPart();
        known.set(key, part);
        for (const file of files) part.files.add(file);
        part.isRead ||= read.size > 0;
        part.isFinal ||= final.size > 0;
        part.fault ??= faultOf({ read, final }, keys);
      }
    },
    defer: (error) => {
      deferred ??= error;
    },
    end: () => {
      if (deferred !== null) throw deferred;
      for (const { files, isRead, isFinal, fault } of known.values()) {
        if (!isRead || !isFinal || fault === null) continue;
        const place = { file: [...files].join(' and ') };
        const wanted = 'reads and final labels of the same images';
        throw new LoadError({ place, wanted, found: fault });
      }
    },
  };
};

const newPart = (): KnownPart => ({
  files: new Set(),
  isRead: false,
  isFinal: false,
  fault: null,
});

const faultOf = ({ read, final }: Omit<Part, 'files'>, keys: Float64Array): string | null => {
  const nameOf = (ordinal: number): string => shown(imageIndexOf(keys[ordinal] ?? 0));
  for (const ordinal of read)
    if (!final.has(ordinal)) return `no final label of ${nameOf(ordinal)}`;
  for (const ordinal of final) if (!read.has(ordinal)) return `no read of ${nameOf(ordinal)}`;
  return null;
};

const partsOf = (expert: readonly LoadedAssessment[]): ReadonlyMap<string, Part> => {
  const parts = new Map<string, Part>();
  for (const { file, part, imageOrdinal } of expert) {
    const key = `${file.labelSet} ${part ?? ''}`;
    const known = parts.get(key) ?? { files: new Set(), read: new Set(), final: new Set() };
    parts.set(key, known);
    known.files.add(file.name);
    (file.source === 'READER' ? known.read : known.final).add(imageOrdinal);
  }
  return parts;
};
