import type { Finding } from './findings.ts';
import type { Random } from './random.ts';

/** Fracture, Pneumothorax, Airspace opacity, Nodule/mass: YES, NO or HEDGE, in this order. */
export type Calls = readonly string[];

interface Column {
  /** NLP labels that go with the finding. */
  readonly beside: readonly Finding[];
  /** Frequency with such a label, with another label only, and with none. */
  readonly frequencies: readonly [beside: number, other: number, none: number];
  /** How often a reader calls what is there, and in vain what is not. */
  readonly called: readonly [present: number, absent: number];
  readonly hedged: number;
}

const OPACITIES: readonly Finding[] = [
  'Atelectasis',
  'Consolidation',
  'Edema',
  'Effusion',
  'Infiltration',
  'Pneumonia',
];

// As among the real labels, rounded.
// biome-ignore format: the columns read as a table
const COLUMNS: readonly Column[] = [
  { beside: [],                 frequencies: [0, 0.05, 0.04],    called: [0.55, 0.01], hedged: 0 },
  { beside: ['Pneumothorax'],   frequencies: [0.46, 0.05, 0.03], called: [0.75, 0.03], hedged: 0.015 },
  { beside: OPACITIES,          frequencies: [0.76, 0.6, 0.29],  called: [0.86, 0.1],  hedged: 0 },
  { beside: ['Mass', 'Nodule'], frequencies: [0.58, 0.13, 0.09], called: [0.72, 0.06], hedged: 0.02 },
];
const AIRSPACE_OPACITY = 2;

/** The final labels of an image with these NLP labels. */
export function drawFinal(random: Random, labels: readonly Finding[]): Calls {
  return COLUMNS.map(({ beside, frequencies: [withLabel, withOther, withNone] }) => {
    const isBeside = beside.some((finding) => labels.includes(finding));
    const frequency = labels.length > 0 ? withOther : withNone;
    return random.chance(isBeside ? withLabel : frequency) ? 'YES' : 'NO';
  });
}

/** One reader's calls on an image with these final labels. */
export function drawCalls(random: Random, final: Calls): Calls {
  return COLUMNS.map(({ called: [present, absent], hedged }, index) => {
    const call = random.chance(final[index] === 'YES' ? present : absent) ? 'YES' : 'NO';
    return random.chance(hedged) ? 'HEDGE' : call;
  });
}

/** The same reader later: another call on airspace opacity, the rest as before. */
export function onSecondThoughts(calls: Calls): Calls {
  const opposite = calls[AIRSPACE_OPACITY] === 'YES' ? 'NO' : 'YES';
  return calls.map((call, index) => (index === AIRSPACE_OPACITY ? opposite : call));
}
