// The figures of thumbnails as text.
import { figure, RUN_HEADS, runCells } from '../figures.ts';
import { describePlace } from '../machine.ts';
import type { Options } from '../options.ts';
import type { Report } from '../questions.ts';
import { table } from '../table.ts';
import { SIDE } from './lanes.ts';
import type { LaneScore, Thumbnails } from './measure.ts';

/** The table, and what it says, in a sentence. */
export const thumbnailReport = (thumbnails: Thumbnails, options: Options): Report => {
  const { scores, radiographs, dataSet } = thumbnails;
  const [store] = scores;
  const gateways = scores.filter(({ name }) => name.startsWith('radiograph'));
  const slower = gateways.filter(({ perSecond }) => perSecond < (store?.perSecond ?? 0));
  const about = `${radiographs.all.length} instances with the pixels of ${radiographs.differentCount} pictures`;
  const text = [
    describePlace(dataSet, options),
    `Pictures of ${SIDE} x ${SIDE}: ${about}. Each was decoded and compared before anything was timed.`,
    table(
      HEAD,
      scores.map((score) => rowOf(score, store)),
    ),
    slower.length === 0
      ? `No gateway is slower than ${store?.name}.`
      : `Slower than ${store?.name}: ${slower.map((score) => `${score.name} (${ratio(score, store)})`).join('; ')}.`,
    NOTES,
  ].join('\n\n');
  return { text, hasFailed: scores.some(({ failed }) => failed > 0) };
};

const HEAD = ['server', ...RUN_HEADS, 'of Orthanc'];

const rowOf = (score: LaneScore, store: LaneScore | undefined): string[] => [
  score.name,
  ...runCells(score),
  ratio(score, store),
];

const ratio = (score: LaneScore, store: LaneScore | undefined): string =>
  figure(score.perSecond / (store?.perSecond ?? score.perSecond), 2);

const NOTES = `Of the gateways over Orthanc, its processor time counts in theirs. Warm: drawn before, and
kept. Cold: a gateway that keeps no pictures (PICTURE_CACHE_MB=0), so that each request is as the first one. The
gateways' thumbnails are JPEG.`;
