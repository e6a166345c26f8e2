import type { Patient } from './patients.ts';
import { type Random, randomFor, type Weighted } from './random.ts';

/** One image, without its labels. */
export interface Image {
  /** File name. */
  readonly name: string;
  readonly patient: Patient;
  /** The NNN of the file name. */
  readonly sequence: number;
  /** Of the 2020 release: counts the visits in the order of time. */
  readonly followUp: number;
  /** Of the 2020 release. */
  readonly ageYears: number;
  readonly view: View;
  readonly size: Size;
}

export type View = 'AP' | 'PA';

export interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Millimetres between pixels, as the 2017 release writes them. */
  readonly spacing: string;
}

// A width of zero stands for a cropped film, whose size is drawn.
type Format = readonly [widthPx: number, heightPx: number, spacing: string];

// In a thousand images of each view, rounded.
const FORMATS: Readonly<Record<View, readonly Weighted<Format>[]>> = {
  AP: [
    [[2500, 2048, '0.168'], 523],
    [[3056, 2544, '0.139'], 306],
    [[2500, 2048, '0.171'], 118],
    [[2048, 2500, '0.168'], 32],
    [[2048, 2500, '0.171'], 8],
    [[2544, 3056, '0.139'], 13],
  ],
  PA: [
    [[2992, 2991, '0.143'], 326],
    [[0, 0, '0.143'], 266],
    [[2500, 2048, '0.168'], 98],
    [[2048, 2500, '0.168'], 68],
    [[2021, 2021, '0.194311'], 63],
    [[2500, 2048, '0.171'], 40],
    [[2048, 2500, '0.171'], 39],
    [[2544, 3056, '0.139'], 29],
    [[3056, 2544, '0.139'], 24],
    [[2020, 2021, '0.194311'], 23],
    [[2021, 2020, '0.194311'], 20],
    [[2021, 2021, '0.194314'], 2],
    [[2021, 2021, '0.115'], 2],
  ],
};

/** All images, by patient and then in the order of time. */
export function drawImages(patients: readonly Patient[]): Image[] {
  const random = randomFor('images');
  return patients.flatMap((patient) => {
    const sequences = sequencesInTime(random, patient);
    return patient.ages.map((ageYears, followUp) => {
      const sequence = sequences[followUp] ?? followUp;
      const name = `${digits(patient.number, 8)}_${digits(sequence, 3)}.png`;
      const view = random.chance(patient.ages.length < 5 ? 0.25 : 0.5) ? 'AP' : 'PA';
      return { name, patient, sequence, followUp, ageYears, view, size: drawSize(random, view) };
    });
  });
}

export const digits = (value: number, count: number) => String(value).padStart(count, '0');

/** Of a renumbered patient, the file names begin with later visits and end with the earlier. */
function sequencesInTime(random: Random, { ages, isRenumbered }: Patient): number[] {
  const sequences = [...ages.keys()];
  if (!isRenumbered) return sequences;
  const cut = random.between(1, ages.length - 1);
  return [...sequences.slice(cut), ...sequences.slice(0, cut)];
}

function drawSize(random: Random, view: View): Size {
  const [widthPx, heightPx, spacing] = random.weighted(FORMATS[view]);
  if (widthPx > 0) return { widthPx, heightPx, spacing };
  const isFullHeight = random.chance(0.7);
  return {
    widthPx: random.between(2226, 2990),
    heightPx: isFullHeight ? 2991 : random.between(2191, 2990),
    spacing,
  };
}
