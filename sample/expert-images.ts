import type { Box } from './boxes.ts';
import type { Image, View } from './images.ts';
import { randomFor } from './random.ts';

/** Which images the experts judged. */
export interface ExpertImages {
  /** By name, of the train_val split. */
  readonly validation: readonly Image[];
  /** By name, of the test split. */
  readonly test: readonly Image[];
  /** PA images of adults in `test`, in no order. */
  readonly allFindings: readonly Image[];
}

type ViewCounts = Readonly<Record<View, number>>;

const VALIDATION: ViewCounts = { AP: 105, PA: 15 };
const TEST_ADULTS: ViewCounts = { AP: 36, PA: 61 };
const TEST_CHILDREN = 3;
const ADULTS_LEFT_OUT = 1;
const ADULT_YEARS = 18;

/** Named in the documentation, here and in the real collection. */
export const EXAMPLE_IMAGE = '00000013_008.png';

/** A baby is in `validation`; the example and an image that gained a label are in `test`. */
export function chooseExpertImages(images: readonly Image[], boxes: readonly Box[]): ExpertImages {
  const random = randomFor('expert images');
  const others = images.filter(({ patient }) => patient.split === 'train_val');
  const tested = images.filter(({ patient }) => patient.split === 'test');
  const adults = tested.filter(({ ageYears }) => ageYears >= ADULT_YEARS);
  const babies = others.filter(({ ageYears }) => ageYears < 2);
  const gained = boxes.find(({ isNewLabel }) => isNewLabel);

  const wanted = adults.filter(({ name }) => name === EXAMPLE_IMAGE || name === gained?.name);
  const drawn = choose([...babies.slice(0, 1), ...random.shuffled(others)], VALIDATION);
  const chosen = choose([...wanted, ...random.shuffled(adults)], TEST_ADULTS);
  const children = tested.filter(({ ageYears, view }) => ageYears < ADULT_YEARS && view === 'PA');
  const left = onePerPatient(random.shuffled(children)).slice(0, TEST_CHILDREN);
  const adultsInPa = random.shuffled(chosen.filter(({ view }) => view === 'PA'));
  return {
    validation: byName(drawn),
    test: byName([...chosen, ...left]),
    allFindings: adultsInPa.slice(ADULTS_LEFT_OUT),
  };
}

/** The first of each view, each image once. */
function choose(images: readonly Image[], counts: ViewCounts): Image[] {
  const once = [...new Set(images)];
  const take = (view: View) => once.filter((image) => image.view === view).slice(0, counts[view]);
  return [...take('AP'), ...take('PA')];
}

const onePerPatient = (images: readonly Image[]) => [
  ...new Map(images.map((image) => [image.patient, image])).values(),
];

const byName = (images: readonly Image[]) =>
  [...images].sort((left, right) => (left.name < right.name ? -1 : 1));
