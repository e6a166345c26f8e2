// Asks one lane for all its thumbnails over and over, from many connections at once.
import autocannon from 'autocannon';
import type { Load, Run } from '../drive.ts';
import { processorMs } from '../processes.ts';
import type { Lane } from './lanes.ts';

/** FF D8 FF is no text, and neither is the 89 before PNG. */
const BEGINNINGS = { 'image/jpeg': '\uFFFD\uFFFD\uFFFD', 'image/png': '\uFFFDPNG' } as const;

export const driveThumbnails = async (
  lane: Lane,
  imageIndexes: readonly string[],
  { seconds, connections }: Load,
): Promise<Run> => {
  const requests = imageIndexes.map((imageIndex) => ({ path: lane.pathOf(imageIndex) }));
  let opened = 0;
  const before = processorMs(lane.pids);
  const result = await autocannon({
    url: lane.origin,
    method: 'GET',
    headers: { accept: lane.mediaType },
    connections,
    duration: seconds,
    requests,
    verifyBody: (body) => body.startsWith(BEGINNINGS[lane.mediaType]),
    // Each connection begins elsewhere, as browsers do: in step they would all ask for one picture.
    setupClient: (client) => {
      const first = Math.floor((opened * requests.length) / connections);
      opened += 1;
      client.setRequests([...requests.slice(first), ...requests.slice(0, first)]);
    },
  });
  return {
    perSecond: result.requests.total / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    processorMs: (processorMs(lane.pids) - before) / Math.max(1, result.requests.total),
    failed: result.errors + result.non2xx + result.mismatches,
  };
};
