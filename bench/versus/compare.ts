// Who is faster, and by how much.
import type { Score } from './measure.ts';

type Place = Pick<Score, 'operation' | 'warmth'>;

/** The peer that answers most; null where none was measured. */
export const fastestPeer = (scores: readonly Score[], place: Place): Score | null =>
  scores
    .filter(({ role }) => role === 'peer')
    .filter(({ operation, warmth }) => operation === place.operation && warmth === place.warmth)
    .reduce<Score | null>(
      (best, score) => (best === null || score.perSecond > best.perSecond ? score : best),
      null,
    );

export const scoreOf = (
  scores: readonly Score[],
  role: Score['role'],
  { operation, warmth }: Place,
): Score | null =>
  scores.find(
    (score) => score.role === role && score.operation === operation && score.warmth === warmth,
  ) ?? null;

/** How many times as many answers. */
export const ratio = (score: Pick<Score, 'perSecond'>, other: Pick<Score, 'perSecond'>): number =>
  score.perSecond / Math.max(other.perSecond, Number.MIN_VALUE);
