import { isDeepStrictEqual } from 'node:util';
import type { DicomDataset, DicomElement, DicomValue } from '../../../src/dicom/dicom-json.ts';

/** An element that two data sets do not have alike. */
export interface Difference {
  /** Tags from the outside in, with the number of the item between them: "00081115[0].00081199". */
  readonly path: string;
  readonly ours: DicomElement | undefined;
  readonly theirs: DicomElement | undefined;
}

/** Every element that is not the same in both, at any depth. */
export const differences = (
  ours: DicomDataset,
  theirs: DicomDataset,
  prefix = '',
): readonly Difference[] => {
  const tags = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return [...tags].sort().flatMap((tag) => {
    const [our, their] = [ours[tag], theirs[tag]];
    if (isDeepStrictEqual(our, their)) return [];
    const inside = our && their && itemDifferences(our, their, `${prefix}${tag}`);
    return inside ?? [{ path: `${prefix}${tag}`, ours: our, theirs: their }];
  });
};

/** What differs within the items of two sequences; undefined where they are not as long, or no sequences. */
const itemDifferences = (
  ours: DicomElement,
  theirs: DicomElement,
  prefix: string,
): readonly Difference[] | undefined => {
  const [our, their] = [itemsOf(ours), itemsOf(theirs)];
  if (our === null || their === null || our.length !== their.length) return undefined;
  return our.flatMap((item, number) =>
    differences(item, their[number] ?? {}, `${prefix}[${number}].`),
  );
};

const itemsOf = ({ vr, Value: values = [] }: DicomElement): readonly DicomDataset[] | null =>
  vr === 'SQ' ? values.filter(isItem) : null;

const isItem = (value: DicomValue): value is DicomDataset =>
  value !== null && typeof value === 'object';
