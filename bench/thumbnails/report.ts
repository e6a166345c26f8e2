// The figures of thumbnails as text.
import { figure, RUN_HEADS, runCells } from '../figures.ts';
import { describePlace } from '../machine.ts';
import { describeHalf } from '../options.ts';
import type { Report, Stage } from '../stage.ts';
import { table } from '../table.ts';
import { atLeast, type TargetLine } from '../targets.ts';
import { SIDE } from './lanes.ts';
import type { LaneScore, Thumbnails } from './measure.ts';

/** Times Orthanc. */
const LEAST = { warm: 4, cold: 2 } as const;

/** The table, and what it says. */
export const thumbnailReport = (thumbnails: Thumbnails, stage: Stage): Report => {
  const { scores, radiographs, dataSet } = thumbnails;
  const [store] = scores;
  const about = `${radiographs.all.length} instances with the pixels of ${radiographs.differentCount} pictures`;
  const text = [
    `${describePlace(dataSet, stage)}\n${describeHalf(stage.options)}`,
    `Pictures of ${SIDE} x ${SIDE}: ${about}. Each was decoded and compared before anything was timed.`,
    table(
      HEAD,
      scores.map((score) => rowOf(score, store)),
    ),
    NOTES,
  ].join('\n\n');
  return {
    text,
    hasFailed: scores.some(({ failed, half }) => failed > 0 || (half?.failed ?? 0) > 0),
    targets: scores.flatMap((score) => targetsOf(score, store)),
  };
};

const HEAD = ['server', ...RUN_HEADS, 'p99 ms at half', 'of Orthanc'];

const halfOf = ({ half }: LaneScore): string => (half === null ? '—' : figure(half.p99Ms, 1));

const rowOf = (score: LaneScore, store: LaneScore | undefined): string[] => [
  score.name,
  ...runCells(score),
  halfOf(score),
  figure(ratioOf(score, store), 2),
];

const ratioOf = ({ perSecond }: LaneScore, store: LaneScore | undefined): number =>
  perSecond / Math.max(1, store?.perSecond ?? perSecond);

const targetsOf = (score: LaneScore, store: LaneScore | undefined): TargetLine[] => {
  if (score.kind === 'orthanc') return [];
  const what = `thumbnails, ${score.name.replace('radiograph, ', '')}`;
  const least = LEAST[score.kind];
  const lines = [atLeast(`${what}, times Orthanc`, ratioOf(score, store), { least })];
  const [found, most] = [score.half?.p99Ms, store?.half?.p99Ms];
  if (found === undefined || most === undefined) return lines;
  const target = `${what}, p99 at half of the throughput: no worse than Orthanc’s ${figure(most, 1)} ms`;
  return [...lines, { target, found: `${figure(found, 1)} ms`, isMet: found <= most }];
};

const NOTES = `Of the gateways over Orthanc, its processor time counts in theirs. Warm: drawn before, and
kept. Cold: a gateway that keeps no pictures (PICTURE_CACHE_MB=0), so that each request is as the first one. The
gateways' thumbnails are JPEG.`;
