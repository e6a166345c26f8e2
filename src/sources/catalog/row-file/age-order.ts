import type { AgeCount } from './header.ts';

/** The places of images in the order of ages, then of names. */
export interface AgeOrder {
  readonly places: Uint32Array;
  /** The next image, by name, and its age. RangeError where there are more of the age than was said. */
  add(age: number, place: number): void;
}

/** ages: in their order, and how many images have each. */
export const orderByAge = (ages: readonly AgeCount[]): AgeOrder => {
  const total = ages.reduce((sum, [, images]) => sum + images, 0);
  const places = new Uint32Array(total);
  const runs = new Map<number, { at: number; readonly end: number }>();
  let begin = 0;
  for (const [age, images] of ages) {
    runs.set(age, { at: begin, end: begin + images });
    begin += images;
  }
  return {
    places,
    add: (age, place) => {
      const run = runs.get(age);
      if (run === undefined || run.at === run.end) throw new RangeError(`Too many of age ${age}.`);
      places[run.at] = place;
      run.at += 1;
    },
  };
};
