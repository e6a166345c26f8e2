// Scores as text: the same on the screen and in results.md.
import { figure, RUN_HEADS, runCells } from '../figures.ts';
import { describePlace } from '../machine.ts';
import { OPERATIONS, type OperationName } from '../operations.ts';
import { describeHalf } from '../options.ts';
import type { Report, Stage } from '../stage.ts';
import { table } from '../table.ts';
import { fastestPeer, ratio } from './compare.ts';
import type { Warmth } from './lanes.ts';
import type { Score } from './measure.ts';
import { versusTargets } from './targets.ts';
import type { Versus } from './versus.ts';

const HEAD = [
  'operation',
  'server',
  ...RUN_HEADS,
  'p99 ms at half',
  'of the fastest peer',
  'of its CPU',
];

/** A row for each operation and server. */
const scoreTable = (scores: readonly Score[]): string =>
  table(
    HEAD,
    scores.map((score) => {
      const fastest = fastestPeer(scores, score);
      return [
        score.operation,
        score.server,
        ...runCells(score),
        score.half === null ? '—' : figure(score.half.p99Ms, 1),
        fastest === null ? '—' : figure(ratio(score, fastest), 2),
        fastest === null ? '—' : figure(score.processorMs / fastest.processorMs, 2),
      ];
    }),
  );

const operationList = (operations: readonly OperationName[]): string =>
  operations.map((operation) => `- ${operation}: ${OPERATIONS[operation]}`).join('\n');

const repetition = ({ imageCount }: Versus): string =>
  imageCount > 100_000
    ? ''
    : `\n\nCOLD IS LUKEWARM HERE: of ${imageCount} images, many questions come again.`;

const NOTES = `All servers answer alike: their answers were compared fact by fact before they were timed. Each runs
as one process in production mode; CPU is the processor time of a server for one answer, its
database's included. The floor is a bare node:http server that answers the recorded bytes of the warm answers, and is no
peer. A cached GET or POST names a document by its hash, and is the page of 50.

Warm: the same question each time. Cold: another one each time, drawn from a list that is longer than a run, so
that hardly any comes twice.`;

const memoryLine = ({ memory }: Versus): string =>
  memory === null
    ? 'This system does not say what memory the gateway has.'
    : `Resident memory of the gateway after all of it: ${memory.now} MiB, ${memory.most} MiB at its most.`;

const scoresOf = ({ scores }: Versus, warmth: Warmth): readonly Score[] =>
  scores.filter((score) => score.warmth === warmth);

export const versusReport = (versus: Versus, stage: Stage): Report => {
  const { versions, missing, dataSet, scores } = versus;
  const place = describePlace(dataSet, stage);
  const text = [
    [place, describeHalf(stage.options), ...(versions === '' ? [] : [`- peers: ${versions}`])].join(
      '\n',
    ),
    ...(missing === null ? [] : [missing]),
    operationList(stage.options.operations),
    NOTES + repetition(versus),
    memoryLine(versus),
    `### Warm\n\n${scoreTable(scoresOf(versus, 'warm'))}`,
    `### Cold\n\n${scoreTable(scoresOf(versus, 'cold'))}`,
  ];
  const isWrong = scores.some(({ failed, half }) => failed > 0 || (half?.failed ?? 0) > 0);
  const hasFailed = isWrong || missing !== null;
  return { text: text.join('\n\n'), hasFailed, targets: versusTargets(versus) };
};
