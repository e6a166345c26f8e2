// The gateway beside other servers, operation by operation, warm and cold.

import { describeDataSet } from '../data-set.ts';
import { drawCold, drawWarm } from '../draws.ts';
import { startGateway } from '../gateway.ts';
import { startFloor, startPeers } from '../peers/start.ts';
import { findPlaces } from '../places.ts';
import { type Memory, memoryOf } from '../processes.ts';
import type { Stage } from '../stage.ts';
import { cachedLane } from './cached.ts';
import { type Asked, checkAgreement, laneOf, type Warmth } from './lanes.ts';
import { measureLanes, type Score } from './measure.ts';
import { ourServer, type Server } from './server.ts';

export interface Versus {
  readonly scores: readonly Score[];
  /** Why there are no peers, where they were wanted; null where there is nothing to tell. */
  readonly missing: string | null;
  /** Of the peers and what they run on; empty where there were none. */
  readonly versions: string;
  readonly dataSet: string;
  /** Of the gateway, once it has answered all of this. */
  readonly memory: Memory | null;
  /** Images: of fewer than there are questions, cold ones come again. */
  readonly imageCount: number;
}

const WARMTHS: readonly Warmth[] = ['warm', 'cold'];

interface Others extends Pick<Versus, 'missing' | 'versions'> {
  readonly peers: readonly Server[];
  readonly floor: Server;
}

/** The peers and the floor. Where peers cannot be had, the gateway is measured without them. */
const inviteOthers = async (ours: Server, stage: Stage): Promise<Others> => {
  const floor = await startFloor(ours, stage);
  const alone = { peers: [], floor, versions: '', missing: null };
  if (!stage.options.hasPeers) return alone;
  try {
    const { servers, versions } = await startPeers(stage.dataDir, stage);
    return { ...alone, peers: servers, versions };
  } catch (error) {
    const missing = `NO PEERS: ${error instanceof Error ? error.message : String(error)}`;
    console.error(missing);
    return { ...alone, missing };
  }
};

/** One operation on all servers: first whether they say the same, then how fast they say it. */
const measureOne = async (
  asked: Asked,
  servers: readonly Server[],
  stage: Stage,
): Promise<Score[]> => {
  console.log(`Measuring ${asked.operation}, ${asked.warmth}`);
  const lanes = [];
  for (const server of servers) lanes.push(await laneOf(server, asked));
  checkAgreement(asked, lanes);
  return measureLanes(asked, lanes, stage);
};

const measureCached = async (servers: readonly Server[], stage: Stage): Promise<Score[]> => {
  const scores: Score[] = [];
  for (const method of ['GET', 'POST'] as const) {
    console.log(`Measuring a cached ${method}`);
    const lanes = [];
    for (const server of servers) lanes.push(await cachedLane(server, method));
    const operation = `cached ${method}`;
    scores.push(...(await measureLanes({ operation, warmth: 'warm' }, lanes, stage)));
  }
  return scores;
};

/** Errors: where servers do not say the same, or anything that is needed cannot be had. */
export const measureVersus = async (stage: Stage): Promise<Versus> => {
  const gateway = await startGateway(stage);
  const ours = ourServer(gateway);
  const places = await findPlaces(gateway.url);
  const { peers, floor, versions, missing } = await inviteOthers(ours, stage);
  const draws = { warm: drawWarm(places), cold: drawCold(places) };
  const scores: Score[] = [];
  for (const warmth of WARMTHS) {
    // The floor answers what it has recorded: of questions that differ each time there is nothing to record.
    const servers = [ours, ...peers, ...(warmth === 'warm' ? [floor] : [])];
    for (const operation of stage.options.operations) {
      scores.push(...(await measureOne({ operation, warmth, ...draws }, servers, stage)));
    }
  }
  scores.push(...(await measureCached([ours, floor], stage)));
  const dataSet = await describeDataSet(gateway.url);
  const memory = memoryOf(gateway.program.pid);
  return { scores, versions, missing, dataSet, memory, imageCount: places.images.length };
};
