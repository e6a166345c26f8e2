// Keeps count of the answers, and writes down what must not be.
import { failingIn, type PastFault, RECOVERY_MS } from './faults.ts';
import type { Verdict } from './judge.ts';
import type { Recorded } from './record.ts';

/** The specification: while a source fails, nobody waits longer. */
const LATEST_MS = 3000;
/** Violations that are told in full. */
const MOST_TOLD = 50;

/** An answer that was judged; times as performance.now tells them. */
export interface Judged {
  readonly recorded: Recorded;
  readonly verdict: Verdict;
  readonly from: number;
  readonly to: number;
}

export interface Tally {
  note(judged: Judged): void;
  violate(kind: string, words: string): void;
  /** Answers by kind of question and outcome. */
  readonly answers: ReadonlyMap<string, Readonly<Record<Verdict['outcome'], number>>>;
  /** Typed errors by source and code, and whether they say when to try again. */
  readonly errors: ReadonlyMap<string, number>;
  /** How many of each kind. */
  readonly violations: ReadonlyMap<string, number>;
  readonly told: readonly string[];
  /** How long the answers took, in milliseconds, while something failed. */
  readonly faultMs: readonly number[];
  /** The same while nothing did. */
  readonly calmMs: readonly number[];
  /** For how long after a fault something was still missing, at most, in milliseconds, by part. */
  readonly recoveryMs: ReadonlyMap<string, number>;
}

/** faults: those that there were so far. isTimed: whether it counts how long things take. */
export const createTally = (faults: readonly PastFault[], isTimed: boolean): Tally => {
  const counts = newCounts();
  const violate = (kind: string, words: string): void => {
    add(counts.violations, kind);
    if (counts.told.length < MOST_TOLD) counts.told.push(`${kind}: ${words}`);
  };
  const noteErrors = (judged: Judged): void => {
    if (judged.verdict.outcome !== 'TYPED') return;
    const excused = failingIn(faults, judged, isTimed ? RECOVERY_MS : Number.POSITIVE_INFINITY);
    for (const { source, code, isTimeKnown } of judged.verdict.errors) {
      add(counts.errors, `${source} ${code}${isTimeKnown ? ' with a time' : ''}`);
      const late = sinceLast(faults, source, judged.from) ?? 0;
      if (late > (counts.recoveryMs.get(source) ?? 0)) counts.recoveryMs.set(source, late);
      if (![...excused].some((part) => part === source)) {
        violate('failed without a fault', `${shown(judged)}: ${source} ${code}`);
      }
    }
  };
  const note = (judged: Judged): void => {
    const { verdict, from, to } = judged;
    countOutcome(counts.answers, judged);
    const isFailing = failingIn(faults, judged, 0).size > 0;
    (isFailing ? counts.faultMs : counts.calmMs).push(to - from);
    const isLate = isTimed && to - from > LATEST_MS;
    if (isLate) violate('late', `${shown(judged)}: ${Math.round(to - from)} ms`);
    if (verdict.outcome === 'WRONG') violate('wrong', `${shown(judged)}: ${verdict.why}`);
    if (verdict.outcome === 'CUT' && failingIn(faults, judged, RECOVERY_MS).size === 0) {
      violate('cut without a fault', shown(judged));
    }
    noteErrors(judged);
  };
  return { ...counts, violate, note };
};

const newCounts = () => ({
  answers: new Map<string, Record<Verdict['outcome'], number>>(),
  errors: new Map<string, number>(),
  violations: new Map<string, number>(),
  recoveryMs: new Map<string, number>(),
  told: new Array<string>(),
  faultMs: new Array<number>(),
  calmMs: new Array<number>(),
});

const countOutcome = (
  answers: Map<string, Record<Verdict['outcome'], number>>,
  { recorded: { question }, verdict }: Judged,
): void => {
  const none = { RIGHT: 0, TYPED: 0, CUT: 0, SHED: 0, WRONG: 0 };
  const counts = answers.get(question.kind) ?? none;
  counts[verdict.outcome] += 1;
  answers.set(question.kind, counts);
};

const add = (counts: Map<string, number>, key: string): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1);

const shown = ({ recorded: { gateway, question } }: Judged): string =>
  `${gateway.name}: ${question.kind} ${question.path.slice(0, 120)} ${question.body?.slice(0, 120) ?? ''}`;

/** Milliseconds since a part's last fault ended; null where one lasts, or there was none. */
const sinceLast = (faults: readonly PastFault[], part: string, from: number): number | null => {
  const ends = faults.filter((fault) => fault.part === part).map(({ endedAt }) => endedAt);
  const last = ends.at(-1);
  return last === undefined || last === null || from < last ? null : from - last;
};
