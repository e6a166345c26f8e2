// What the gateway is to reach beside others, in one run.
import { figure } from '../figures.ts';
import { atLeast, atMost, type TargetLine } from '../targets.ts';
import { fastestPeer, ratio, scoreOf } from './compare.ts';
import type { Warmth } from './lanes.ts';
import type { Score } from './measure.ts';
import type { Versus } from './versus.ts';

/** Times the fastest peer. */
const WARM = 4;
const COLD = 2;
/** Of what is counted over the whole collection. */
const COUNTED_COLD = 20;
const COUNTED: readonly string[] = ['facets', 'agreement'];
/** Of the floor. */
const CACHED = { GET: 0.5, POST: 0.25 } as const;
const MOST_MEBIBYTES = 300;

const leastRatio = (operation: string, warmth: Warmth): number => {
  if (warmth === 'warm') return WARM;
  return COUNTED.includes(operation) ? COUNTED_COLD : COLD;
};

/** Throughput, and how late the latest are at half of it: each server's half is its own. */
const besidePeer = (scores: readonly Score[], ours: Score): TargetLine[] => {
  const peer = fastestPeer(scores, ours);
  if (peer === null) return [];
  const what = `${ours.operation}, ${ours.warmth}`;
  const least = leastRatio(ours.operation, ours.warmth);
  const lines = [atLeast(`${what}, times ${peer.server}`, ratio(ours, peer), { least })];
  if (ours.half === null || peer.half === null) return lines;
  const [found, most] = [ours.half.p99Ms, peer.half.p99Ms];
  const target = `${what}, p99 at half of the throughput: no worse than ${peer.server}’s ${figure(most, 1)} ms`;
  return [...lines, { target, found: `${figure(found, 1)} ms`, isMet: found <= most }];
};

const besideFloor = (scores: readonly Score[]): TargetLine[] =>
  (['GET', 'POST'] as const).flatMap((method) => {
    const place = { operation: `cached ${method}`, warmth: 'warm' } as const;
    const [ours, floor] = [scoreOf(scores, 'ours', place), scoreOf(scores, 'floor', place)];
    if (ours === null || floor === null) return [];
    const least = CACHED[method];
    return [atLeast(`${place.operation}, times the floor`, ratio(ours, floor), { least })];
  });

export const versusTargets = ({ scores, memory }: Versus): TargetLine[] => [
  ...scores.filter(({ role }) => role === 'ours').flatMap((score) => besidePeer(scores, score)),
  ...besideFloor(scores),
  ...(memory === null
    ? []
    : [
        atMost('resident memory after all questions', memory.now, {
          most: MOST_MEBIBYTES,
          unit: ' MiB',
        }),
      ]),
];
