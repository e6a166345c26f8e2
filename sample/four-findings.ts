import { EXAMPLE_IMAGE, type ExpertImages } from './expert-images.ts';
import { type FindingsByImage, findingsOf } from './findings.ts';
import { type Calls, drawCalls, drawFinal, onSecondThoughts } from './four-findings-calls.ts';
import { drawReaders, fourFindingsReaders, type SetId } from './four-findings-readers.ts';
import type { Image } from './images.ts';
import { type Random, randomFor, type Weighted } from './random.ts';

/** An image of the four-findings set: its final labels, and its reads in file order. */
export interface FourFindingsImage {
  readonly image: Image;
  readonly set: SetId;
  readonly final: Calls;
  readonly reads: readonly Read[];
}

interface Read {
  readonly reader: string;
  readonly calls: Calls;
}

// How many read the image, and how many of them twice.
type ReadPlan = readonly [readers: number, twice: number];

const USUAL: ReadPlan = [3, 0];
const UNUSUAL: Readonly<Record<SetId, readonly ReadPlan[]>> = {
  val: [
    [1, 0],
    [1, 0],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, 0],
  ],
  test: [
    [3, 2],
    [3, 1],
    [3, 1],
    [2, 0],
  ],
};

/** By image name. The final labels are drawn apart from the reads, and may overrule them. */
export function drawFourFindings(
  { validation, test }: ExpertImages,
  labels: FindingsByImage,
): FourFindingsImage[] {
  const random = randomFor('four findings');
  const readers = fourFindingsReaders();
  const drawSet = (set: SetId, images: readonly Image[]) => {
    const plans = planReads(random, set, images);
    return images.map((image): FourFindingsImage => {
      const final = drawFinal(random, findingsOf(labels, image.name));
      const plan = plans.get(image.name) ?? USUAL;
      return {
        image,
        set,
        final,
        reads: drawReads(random, final, { readers: readers[set], plan }),
      };
    });
  };
  const all = [...drawSet('val', validation), ...drawSet('test', test)];
  return all.sort((left, right) => (left.image.name < right.image.name ? -1 : 1));
}

/** Which images have other than three reads. The one that the documentation names has three. */
function planReads(
  random: Random,
  set: SetId,
  images: readonly Image[],
): ReadonlyMap<string, ReadPlan> {
  const names = images.map(({ name }) => name).filter((name) => name !== EXAMPLE_IMAGE);
  const drawn = random.shuffled(names).slice(0, UNUSUAL[set].length);
  return new Map(drawn.map((name, index) => [name, UNUSUAL[set][index] ?? USUAL]));
}

interface Reading {
  readonly readers: readonly Weighted<string>[];
  readonly plan: ReadPlan;
}

function drawReads(random: Random, final: Calls, { readers, plan }: Reading): Read[] {
  const [count, twice] = plan;
  const first = drawReaders(random, readers, count).map((reader) => ({
    reader,
    calls: drawCalls(random, final),
  }));
  const second = first.slice(0, twice).map(({ reader, calls }) => ({
    reader,
    calls: onSecondThoughts(calls),
  }));
  return [...first, ...second];
}
