import { type Random, randomFor, type Weighted } from './random.ts';

/** Someone made up. */
export interface Patient {
  readonly number: number;
  readonly sex: 'F' | 'M';
  readonly split: 'train_val' | 'test';
  /** At each visit, in the order of time: whole years. */
  readonly ages: readonly number[];
  /** The 2020 release numbers the visits otherwise than the file names do. */
  readonly isRenumbered: boolean;
}

type Range = readonly [low: number, high: number];

const PATIENTS = 600;

// In a thousand patients of the real collection, rounded.
const IMAGE_COUNTS: readonly Weighted<Range>[] = [
  [[1, 1], 570],
  [[2, 2], 133],
  [[3, 3], 68],
  [[4, 4], 43],
  [[5, 5], 30],
  [[6, 10], 86],
  [[11, 20], 50],
  [[21, 39], 20],
];

// Patients whom examples and tests name.
const FIXED_COUNTS: ReadonlyMap<number, number> = new Map([
  [1, 4],
  [2, 1],
  [13, 28],
  [88, 47],
]);
const EXAMPLE_PATIENT = 13;

const FIRST_AGES: readonly Weighted<Range>[] = [
  [[0, 1], 12],
  [[2, 9], 16],
  [[10, 19], 48],
  [[20, 29], 121],
  [[30, 39], 160],
  [[40, 49], 206],
  [[50, 59], 231],
  [[60, 69], 151],
  [[70, 79], 53],
  [[80, 89], 9],
  [[90, 94], 1],
];

const YEARS_TO_NEXT_VISIT: readonly Weighted<number>[] = [
  [0, 88],
  [1, 10],
  [2, 2],
];
const MAX_AGE = 95;

export function drawPatients(): Patient[] {
  const random = randomFor('patients');
  return Array.from({ length: PATIENTS }, (_, index) => drawPatient(random, index + 1));
}

function drawPatient(random: Random, number: number): Patient {
  const drawn = random.between(...random.weighted(IMAGE_COUNTS));
  const count = FIXED_COUNTS.get(number) ?? drawn;
  const sex = random.chance(0.54) ? 'M' : 'F';
  // As in the real collection, patients with many images are more often in the test split.
  const isTest = random.chance(count < 5 ? 0.08 : 0.33) || number === EXAMPLE_PATIENT;
  const isRenumbered = count > 1 && (random.chance(0.24) || number === EXAMPLE_PATIENT);
  return {
    number,
    sex,
    split: isTest ? 'test' : 'train_val',
    ages: drawAges(random, count),
    isRenumbered,
  };
}

function drawAges(random: Random, count: number): number[] {
  let age = random.between(...random.weighted(FIRST_AGES));
  return Array.from({ length: count }, (_, visit) => {
    if (visit > 0) age = Math.min(MAX_AGE, age + random.weighted(YEARS_TO_NEXT_VISIT));
    return age;
  });
}
