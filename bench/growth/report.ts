// The tables about growth.
import { figure } from '../figures.ts';
import type { Run } from '../load/target.ts';
import type { Report } from '../stage.ts';
import { table } from '../table.ts';
import { atMost, type TargetLine } from '../targets.ts';
import type { GrowthQuestion } from './questions.ts';
import type { Scale } from './scale.ts';

/** A question, and how it was answered at each size. */
export interface GrowthRow {
  readonly question: GrowthQuestion;
  readonly runs: readonly Run[];
}

export interface Grown {
  readonly place: string;
  /** The first is the collection as it is. */
  readonly scales: readonly Scale[];
  readonly rows: readonly GrowthRow[];
  /** Resident memory at most of each gateway, in mebibytes. */
  readonly memory: readonly number[];
}

/** What may not grow may take so much longer. */
const MOST_TIMES = 2;
/** Of the time that a collection as large would take if each image took as long. */
const MOST_LINEAR = 1.5;

const NOTE = `Each size is loaded by \`npm run load -- --to duckdb\` and served from its catalog file by one process with default
settings, which remembers no answers (CACHE_MB=0, ANSWER_CACHE_MB=0), one question at a time, each another one. Larger
collections are made up: each copy has the same images of other patients. Columns say how many times as long an answer took
as at 1×.`;

export const growthText = (grown: Grown): Report => ({
  text: [grown.place, NOTE, questionTable(grown), loadTable(grown)].join('\n\n'),
  hasFailed: grown.rows.some(({ runs }) => runs.some(({ failed }) => failed > 0)),
  targets: [...questionTargets(grown), ...sizeTargets(grown)],
});

const times = (value: number, base: number): number => value / Math.max(base, Number.MIN_VALUE);

const questionTable = ({ scales, rows }: Grown): string => {
  const heads = scales.flatMap((scale) =>
    scale.times === 1
      ? ['1×: p50 ms', 'CPU ms']
      : [`${scale.times}×: p50 ms`, 'CPU ms', 'times p50', 'times CPU'],
  );
  const cells = (runs: readonly Run[]): string[] =>
    runs.flatMap((run, i) => {
      const [base] = runs;
      const own = [figure(run.p50Ms, 2), figure(run.processorMs, 2)];
      if (i === 0 || base === undefined) return own;
      const ratios = [times(run.p50Ms, base.p50Ms), times(run.processorMs, base.processorMs)];
      return [...own, ...ratios.map((ratio) => figure(ratio, 2))];
    });
  return table(
    ['question', 'may grow', ...heads],
    rows.map(({ question, runs }) => [question.name, question.growth, ...cells(runs)]),
  );
};

const loadTable = ({ scales, memory }: Grown): string =>
  table(
    [
      'size',
      'load s',
      'CPU s',
      'load MiB, at most',
      'files MB',
      'ready ms',
      'serving MiB, at most',
    ],
    scales.map(({ times: size, load, gateway }, i) => [
      `${size}×`,
      figure(load.seconds, 1),
      figure(load.processorSeconds, 1),
      figure(load.mostMebibytes),
      figure(load.fileBytes / 1e6),
      figure(gateway.start.readyMs),
      figure(memory[i] ?? 0),
    ]),
  );

const questionTargets = ({ scales, rows }: Grown): TargetLine[] =>
  scales.slice(1).flatMap((scale, i) =>
    rows.map(({ question, runs }) => {
      const most = question.growth === 'not' ? MOST_TIMES : scale.times;
      const ratio = times(runs[i + 1]?.p50Ms ?? 0, runs[0]?.p50Ms ?? 0);
      const target = `${question.name} at ${scale.times}×, times that at 1×`;
      return atMost(target, ratio, { most, digits: 1 });
    }),
  );

const sizeTargets = ({ scales, memory }: Grown): TargetLine[] =>
  scales.slice(1).flatMap((scale, i) => {
    const linear = (scales[0]?.load.processorSeconds ?? 0) * scale.times;
    const grown = times(memory[i + 1] ?? 0, memory[0] ?? 0);
    return [
      atMost(
        `load at ${scale.times}×, times that at 1× for each image`,
        times(scale.load.processorSeconds, linear),
        { most: MOST_LINEAR, digits: 1 },
      ),
      atMost(`memory of the gateway at ${scale.times}×, times that at 1×`, grown, {
        most: MOST_TIMES,
        digits: 1,
      }),
    ];
  });
