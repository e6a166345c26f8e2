import { findingsOf } from '../../../terms/finding-bits.ts';
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
  /** Findings on which its reads, of all sets together, differ; null with fewer than two readers. */
  readonly disagreement: number | null;
}

/** Summaries of the images that have reads, by ordinal. */
export const summariseReads = (
  assessments: readonly LoadedAssessment[],
): Map<number, ReadingSummary> => {
  const byImage = new Map<number, Map<string, SetReads>>();
  for (const read of assessments) {
    if (read.readerId === null) continue;
    const sets = byImage.get(read.imageOrdinal) ?? new Map<string, SetReads>();
    byImage.set(read.imageOrdinal, sets);
    const set = sets.get(read.file.labelSet) ?? {
      readers: new Set(),
      reads: 0,
      present: 0,
      absent: 0,
      uncertain: 0,
    };
    sets.set(read.file.labelSet, set);
    addRead(set, read);
  }
  return new Map([...byImage].map(([ordinal, sets]) => [ordinal, summaryOf(sets)]));
};

const addRead = (set: SetReads, read: LoadedAssessment): void => {
  set.readers.add(read.readerId ?? '');
  set.reads += 1;
  set.present |= read.present;
  set.uncertain |= read.uncertain;
  set.absent |= read.assessed & ~read.present & ~read.uncertain;
};

const summaryOf = (sets: ReadonlyMap<string, SetReads>): ReadingSummary => {
  const four = sets.get('FOUR_FINDINGS_2019');
  const all = [...sets.values()];
  const readers = new Set(all.flatMap((set) => [...set.readers]));
  return {
    fewerThanThreeReaders: four !== undefined && four.readers.size < 3,
    hasRepeatedRead: all.some((set) => set.reads > set.readers.size),
    disagreement: readers.size < 2 ? null : disputed(all),
  };
};

// A finding is disputed where at least two of the three verdicts occur.
const disputed = (sets: readonly SetReads[]): number => {
  const [present, absent, uncertain] = [
    union(sets, 'present'),
    union(sets, 'absent'),
    union(sets, 'uncertain'),
  ];
  return findingsOf((present & absent) | (present & uncertain) | (absent & uncertain)).length;
};

const union = (sets: readonly SetReads[], verdict: 'present' | 'absent' | 'uncertain'): number =>
  sets.reduce((bits, set) => bits | set[verdict], 0);
