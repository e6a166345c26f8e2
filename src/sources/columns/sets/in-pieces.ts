import { inTurns } from '../../../in-turns.ts';
import { after, type Soon } from '../../../soon.ts';

/** Work that can be left off at each yield. */
export type Pieces<R> = Generator<undefined, R>;

/** Does all of it at once. */
export const atOnce = <R>(work: Pieces<R>): R => {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
};

/** Does it piece by piece: at once where it takes a moment, else others are answered in between. */
export const inPieces = <R>(work: Pieces<R>): Soon<R> => {
  let step = work.next();
  function* remaining(): Generator<undefined> {
    while (step.done !== true) yield;
  }
  const advance = (): void => {
    step = work.next();
  };
  return after(inTurns(remaining(), advance), () =>
    step.done === true ? step.value : atOnce(work),
  );
};
