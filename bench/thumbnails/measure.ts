// Thumbnails from the gateway beside Orthanc's own pictures of the same size, in one run.
import { describeDataSet } from '../data-set.ts';
import { figure } from '../figures.ts';
import { driveSteadily, type Steady } from '../load/steady.ts';
import type { Run } from '../load/target.ts';
import { medianRun } from '../medians.ts';
import type { Stage } from '../stage.ts';
import { checkThumbnails } from './check.ts';
import { type Lane, openLanes, targetOf } from './lanes.ts';
import { startOrthanc } from './orthanc.ts';
import { makeRadiographs, type Radiographs } from './radiographs.ts';

/** Medians over the rounds. */
export interface LaneScore extends Run {
  readonly name: string;
  readonly kind: Lane['kind'];
  /** Of a thumbnail, on the average. */
  readonly bytes: number;
  readonly half: Steady | null;
}

export interface Thumbnails {
  readonly scores: readonly LaneScore[];
  readonly radiographs: Radiographs;
  /** What the gateways serve, in one line. */
  readonly dataSet: string;
}

/** Null, and it says why, where there is no picture. Errors: where a lane gives wrong pictures. */
export const measureThumbnails = async (stage: Stage): Promise<Thumbnails | null> => {
  const radiographs = await makeRadiographs(stage.dataDir, stage.closers);
  if (radiographs === null) {
    console.log(`NO THUMBNAILS: ${stage.dataDir} has no pictures.`);
    return null;
  }
  const orthanc = await startOrthanc(radiographs.all, stage);
  const lanes = await openLanes({ orthanc, radiographs }, stage);
  const scores = await scoresOf(lanes, radiographs, stage);
  const dataSet = await describeDataSet(`${lanes.at(-1)?.origin}/graphql`);
  return { scores, radiographs, dataSet };
};

const scoresOf = async (
  lanes: readonly Lane[],
  { all }: Radiographs,
  { options, wrk }: Stage,
): Promise<LaneScore[]> => {
  const { rounds, seconds, halfSeconds, warmUpSeconds, connections } = options;
  const names = all.map(({ imageIndex }) => imageIndex);
  const entries = [];
  for (const lane of lanes) {
    console.log(`Looking at the thumbnails of ${lane.name}`);
    const bytes = await checkThumbnails(lane, all);
    const target = targetOf(lane, names);
    await wrk.drive(target, { seconds: warmUpSeconds, connections }, 0);
    const runs: Run[] = [];
    entries.push({ lane, target, bytes, runs });
  }
  for (let round = 1; round <= rounds; round += 1) {
    console.log(`Measuring thumbnails, round ${round} of ${rounds}`);
    for (const { target, runs } of entries) {
      runs.push(await wrk.drive(target, { seconds, connections }, 0));
    }
  }
  const scores: LaneScore[] = [];
  for (const { lane, target, bytes, runs } of entries) {
    const run = medianRun(runs);
    console.log(`  ${lane.name}: ${figure(run.perSecond)} answers/s`);
    const pace = { perSecond: run.perSecond / 2, seconds: halfSeconds, connections };
    const half = halfSeconds === 0 ? null : await driveSteadily(target, pace, 0);
    scores.push({ name: lane.name, kind: lane.kind, bytes, half, ...run });
  }
  return scores;
};
