import { inTurns } from '../../../in-turns.ts';

/** Work that can be left off at each yield. */
export type Pieces<R> = Generator<undefined, R>;

/** Does all of it at once. */
export const atOnce = <R>(work: Pieces<R>): R => {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
};

/** Does it piece by piece: others are answered in between. */
export const inPieces = async <R>(work: Pieces<R>): Promise<R> => {
  let step = work.next();
  function* remaining(): Generator<undefined> {
    while (step.done !== true) yield;
  }
  await inTurns(remaining(), () => {
    step = work.next();
  });
  return step.done === true ? step.value : atOnce(work);
};
