import { digits, type Image } from './images.ts';
import { type Random, randomFor } from './random.ts';

const ONE_YEAR_MORE = 0.245;
const IN_MONTHS = 0.5;
const ADULT_YEARS = 18;

type Slip = (random: Random, ageYears: number) => string;

const century: Slip = (random) => `${random.between(148, 155)}Y`;
const fourCenturies: Slip = (random) => `${random.between(411, 414)}Y`;

// What the first release got wrong, each on one adult.
const SLIPS: readonly Slip[] = [
  century,
  century,
  century,
  fourCenturies,
  fourCenturies,
  (_, ageYears) => inYears(ageYears - 1),
  (_, ageYears) => inYears(ageYears - 1),
  (_, ageYears) => inYears(ageYears + 10),
  () => '001D',
];

/**
 * Each image's age as the 2017 release writes it.
 * Among the images that experts judged, there are ages in months and one that is impossible.
 */
export function drawAges2017(
  images: readonly Image[],
  judged: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const random = randomFor('ages');
  const isJudged = ({ name }: Image) => judged.has(name);
  const ages = new Map(
    images.map((image) => {
      const isInMonths = image.ageYears < 2 && (isJudged(image) || random.chance(IN_MONTHS));
      const isOneMore = random.chance(ONE_YEAR_MORE);
      const years = inYears(isOneMore ? image.ageYears + 1 : image.ageYears);
      return [image.name, isInMonths ? inMonths(image) : years];
    }),
  );

  const adults = random.shuffled(images.filter(({ ageYears }) => ageYears >= ADULT_YEARS));
  const slipped = [...adults.filter(isJudged).slice(0, 1), ...adults.filter((i) => !isJudged(i))];
  for (const [index, slip] of SLIPS.entries()) {
    const image = slipped[index];
    if (image) ages.set(image.name, slip(random, image.ageYears));
  }
  const newborn = images.find((image) => image.ageYears === 0 && !isJudged(image));
  if (newborn) ages.set(newborn.name, `${digits(random.between(1, 28), 3)}D`);
  return ages;
}

const inYears = (years: number) => `${digits(years, 3)}Y`;

/** Later visits are not younger. */
function inMonths({ ageYears, followUp, patient }: Image): string {
  const months = 1 + (patient.number % 7) + followUp;
  return `${digits(12 * ageYears + Math.min(11, months), 3)}M`;
}
