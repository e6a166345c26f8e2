import { FINDINGS } from '../../../terms/finding.ts';
import type { LoadedAssessment } from './expert-labels.ts';

// What the reads of one image say about the image as a whole.

/** The reads of one image in one set. */
interface SetReads {
  readonly readers: Set<string>;
  reads: number;
  present: number;
  absent: number;
  uncertain: number;
}

/** What the graph says of an image's readers. */
export interface ReadingSummary {
  readonly fewerThanThreeReaders: boolean;
  readonly hasRepeatedRead: boolean;
  /** Findings on which reads differ, over all sets; null where no set has two readers. */
  readonly disagreement: number | null;
}

const bitCount = (bits: number): number => FINDINGS.filter((_, i) => (bits & (1 << i)) !== 0).length;

const addRead = (set: SetReads, read: LoadedAssessment): void => {
  set.readers.add(read.readerId ?? '');
  set.reads += 1;
  set.present |= read.present;
  set.uncertain |= read.uncertain;
  set.absent |= read.assessed & ~read.present & ~read.uncertain;
};

// A finding is disputed where at least two of the three verdicts occur.
const disputed = ({ present, absent, uncertain }: SetReads): number =>
  bitCount((present & absent) | (present & uncertain) | (absent & uncertain));

const summaryOf = (sets: ReadonlyMap<string, SetReads>): ReadingSummary => {
  const four = sets.get('FOUR_FINDINGS_2019');
  const all = [...sets.values()];
  const shared = all.filter(({ readers }) => readers.size > 1);
  return {
    fewerThanThreeReaders: four !== undefined && four.readers.size < 3,
    hasRepeatedRead: all.some(({ readers, reads }) => reads > readers.size),
    disagreement: shared.length === 0 ? null : shared.reduce((sum, set) => sum + disputed(set), 0),
  };
};

/** Summaries of the images that have reads, by ordinal. */
export const summariseReads = (assessments: readonly LoadedAssessment[]): Map<number, ReadingSummary> => {
  const byImage = new Map<number, Map<string, SetReads>>();
  for (const read of assessments) {
    if (read.readerId === null) continue;
    const sets = byImage.get(read.imageOrdinal) ?? new Map<string, SetReads>();
    byImage.set(read.imageOrdinal, sets);
    const set = sets.get(read.file.labelSet) ?? { readers: new Set(), reads: 0, present: 0, absent: 0, uncertain: 0 };
    sets.set(read.file.labelSet, set);
    addRead(set, read);
  }
  return new Map([...byImage].map(([ordinal, sets]) => [ordinal, summaryOf(sets)]));
};
