import { quoted } from '../quoted.ts';
import type { ScoredFinding } from './figures.ts';
import { rowOf } from './image-digits.ts';
import type { ProblemList } from './problem-list.ts';

/** What is scored, and by whom it can be judged. */
export interface Vocabulary {
  /** The reference's set, such as "ALL_FINDINGS_2021". */
  readonly by: string;
  readonly findings: readonly ScoredFinding[];
}

/** A score as a caller gives it. */
export interface GivenScore {
  /** Null where the text is no file name. */
  readonly digits: number | null;
  /** Which of the findings; -1: none of them. */
  readonly finding: number;
  /** NaN where it is no number. */
  readonly score: number;
}

/** What a caller wrote, for messages. */
export interface WrittenScore {
  readonly image: string;
  readonly finding: string;
  readonly score: string;
}

/** The scores of one finding, by row of the collection; NaN: none. */
export interface ScoreColumn {
  readonly finding: ScoredFinding;
  readonly scores: Float64Array;
}

/**
 * Scores of images: at most one for each image and finding, so that what it takes in memory is
 * bounded, however many a caller sends.
 */
export interface ScoreSheet {
  /**
   * Takes a score, or a problem with it.
   *
   * place: of the score, from 1, see ProblemList.
   */
  add(place: number, given: GivenScore, written: () => WrittenScore): void;
  /** Those of findings that have scores. */
  columns(): readonly ScoreColumn[];
  /** How many scores were taken. */
  readonly count: number;
}

/** A column that is being filled, and where each score came from. */
interface OpenColumn extends ScoreColumn {
  readonly places: Uint32Array;
}

/** An empty sheet. images: those of the collection by their digits, ascending. */
export const createScoreSheet = (
  images: Float64Array,
  vocabulary: Vocabulary,
  problems: ProblemList,
): ScoreSheet => {
  const columns = new Map<ScoredFinding, OpenColumn>();
  const columnOf = (finding: ScoredFinding): OpenColumn => {
    const column = columns.get(finding) ?? emptyColumn(finding, images.length);
    columns.set(finding, column);
    return column;
  };
  const check = checker(vocabulary, problems);
  let count = 0;
  return {
    add: (place, given, written) => {
      const { score, digits } = given;
      const row = digits === null ? -1 : rowOf(images, digits);
      const finding = vocabulary.findings[given.finding];
      if (row === -1 || finding === undefined || !Number.isFinite(score)) {
        return check(place, { isImage: row !== -1, finding, score }, written());
      }
      const { scores, places } = columnOf(finding);
      const before = places[row] ?? 0;
      if (before !== 0) {
        return problems.add(place, `the image and finding of ${problems.nameOf(before)} again`);
      }
      places[row] = place;
      scores[row] = score;
      count += 1;
    },
    columns: () =>
      [...columns.values()].toSorted((left, right) => left.finding.bit - right.finding.bit),
    get count() {
      return count;
    },
  };
};

const emptyColumn = (finding: ScoredFinding, length: number): OpenColumn => ({
  finding,
  scores: new Float64Array(length).fill(Number.NaN),
  places: new Uint32Array(length),
});

/** What a score was found to be, of which something is wrong. */
interface Wrong {
  readonly isImage: boolean;
  readonly finding: ScoredFinding | undefined;
  readonly score: number;
}

/** Says all that is wrong with a score. */
const checker = ({ by, findings }: Vocabulary, problems: ProblemList) => {
  const names = findings.map(({ name }) => name).join(', ');
  return (place: number, { isImage, finding, score }: Wrong, written: WrittenScore): void => {
    if (!isImage) problems.add(place, `the collection has no image ${quoted(written.image)}`);
    if (finding === undefined) {
      problems.add(place, `${by} assesses ${names}; found ${quoted(written.finding)}`);
    }
    if (!Number.isFinite(score)) {
      problems.add(place, `a score is a finite number, found ${quoted(written.score)}`);
    }
  };
};

/** Images with at least one score. */
export const countScoredImages = (columns: readonly ScoreColumn[]): number => {
  const length = columns[0]?.scores.length ?? 0;
  let count = 0;
  for (let row = 0; row < length; row += 1) {
    if (columns.some(({ scores }) => !Number.isNaN(scores[row]))) count += 1;
  }
  return count;
};
