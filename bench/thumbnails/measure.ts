// Thumbnails from the gateway beside Orthanc's own pictures of the same size, in one run.
import type { Closers } from '../closers.ts';
import { describeDataSet } from '../data-set.ts';
import type { Run } from '../drive.ts';
import { medianRun } from '../medians.ts';
import type { Options } from '../options.ts';
import { checkThumbnails } from './check.ts';
import { driveThumbnails } from './drive.ts';
import { type Lane, openLanes } from './lanes.ts';
import { isOrthancHere, startOrthanc } from './orthanc.ts';
import { makeRadiographs, type Radiographs } from './radiographs.ts';

/** Medians over the rounds. */
export interface LaneScore extends Run {
  readonly name: string;
  /** Of a thumbnail, on the average. */
  readonly bytes: number;
}

export interface Thumbnails {
  readonly scores: readonly LaneScore[];
  readonly radiographs: Radiographs;
  /** What the gateways serve, in one line. */
  readonly dataSet: string;
}

const WARM_UP_SECONDS = 2;

/** Null, and it says why, where there is no Orthanc or no picture. Errors: where a lane gives wrong pictures. */
export const measureThumbnails = async (
  dataDir: string,
  options: Options,
  closers: Closers,
): Promise<Thumbnails | null> => {
  if (!isOrthancHere()) return leftOut('there is no Orthanc here');
  const radiographs = await makeRadiographs(dataDir, closers);
  if (radiographs === null) return leftOut(`${dataDir} has no pictures`);
  const orthanc = await startOrthanc(radiographs.all, closers);
  const lanes = await openLanes(dataDir, { orthanc, radiographs }, closers);
  const scores = await scoresOf(lanes, radiographs, options);
  const dataSet = await describeDataSet(`${lanes.at(-1)?.origin}/graphql`);
  return { scores, radiographs, dataSet };
};

const leftOut = (why: string): null => {
  console.log(`NO THUMBNAILS: ${why}.`);
  return null;
};

const scoresOf = async (
  lanes: readonly Lane[],
  { all }: Radiographs,
  { seconds, rounds, connections }: Options,
): Promise<LaneScore[]> => {
  const names = all.map(({ imageIndex }) => imageIndex);
  const entries = [];
  for (const lane of lanes) {
    console.log(`Looking at the thumbnails of ${lane.name}`);
    const bytes = await checkThumbnails(lane, all);
    await driveThumbnails(lane, names, { seconds: WARM_UP_SECONDS, connections });
    const runs: Run[] = [];
    entries.push({ lane, bytes, runs });
  }
  for (let round = 1; round <= rounds; round += 1) {
    console.log(`Measuring thumbnails, round ${round} of ${rounds}`);
    for (const { lane, runs } of entries) {
      runs.push(await driveThumbnails(lane, names, { seconds, connections }));
    }
  }
  return entries.map(({ lane, bytes, runs }) => ({ name: lane.name, bytes, ...medianRun(runs) }));
};
