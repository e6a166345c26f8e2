import type { ImageFilter } from '../../../image/image.filter.ts';
import type { PatientFilter } from '../../../patient/patient.filter.ts';
import { type PatientColumns, SEXES, SPLITS } from '../columns.ts';
import {
  addPlace,
  type Bits,
  everyPlace,
  inFirstAlone,
  noPlaces,
  placeFrom,
  sizeOf,
} from './bits.ts';
import { comparing } from './image-leaves.ts';
import { areAll, type ImageSets, type PlaceSet } from './image-sets.ts';
import { createKept, type Kept } from './kept.ts';
import { mayLookAt } from './this-turn.ts';
import { setAlgebra, type WantedSet } from './wanted-set.ts';

/** The patients that meet filters. */
export interface PatientSets {
  /** Null: an engine has to be asked. */
  thatMeet(filter: PatientFilter): PlaceSet | null;
}

type PatientLeaf = Exclude<PatientFilter, { kind: 'all' | 'any' | 'not' }>;

/** maxBytes: memory for sets. */
export const patientSets = (
  patients: PatientColumns,
  images: ImageSets,
  maxBytes: number,
): PatientSets => {
  const wholes = createKept<PlaceSet>(maxBytes, ({ bits }) => bits.byteLength);
  const wantedFor = wantedPatients(patients, images);
  const effortOf = ({ name, passes }: WantedSet): number =>
    wholes.has(name) ? 0 : passes() * patients.count;
  return {
    thatMeet: (filter) => {
      const wanted = wantedFor(filter);
      if (wanted === null || !mayLookAt(effortOf(wanted))) return null;
      return wholes.of(wanted.name, () => {
        const bits = wanted.bits();
        return { bits, size: sizeOf(bits) };
      });
    },
  };
};

/** From a filter to the set of patients who meet it; null where an engine has to be asked. */
const wantedPatients = (patients: PatientColumns, images: ImageSets) => {
  // Patients are few: what is made from their own columns is made anew.
  const anew: Kept<Bits> = { has: () => false, of: (_, make) => make() };
  const { leaf, all, any, not } = setAlgebra(patients.count, anew);
  const wantedLeaf = (filter: PatientLeaf): WantedSet | null => {
    if (filter.kind !== 'images') {
      return leaf(JSON.stringify(filter), () => ownPlaces(patients, filter));
    }
    const looked = lookedFor(filter);
    const found = images.thatMeet(looked);
    if (found === null) return null;
    const having = leaf(JSON.stringify(looked), () => patientsOf(found.bits, patients));
    return filter.quantifier === 'some' ? having : not(having);
  };
  const wantedFor = (filter: PatientFilter): WantedSet | null => {
    if (filter.kind === 'not') {
      const part = wantedFor(filter.of);
      return part === null ? null : not(part);
    }
    if (filter.kind !== 'all' && filter.kind !== 'any') return wantedLeaf(filter);
    const parts = filter.of.map(wantedFor);
    if (!areAll(parts)) return null;
    return filter.kind === 'all' ? all(parts) : any(parts);
  };
  return wantedFor;
};

/** The images that make a difference: who has only those that meet a condition has none that fails it. */
const lookedFor = ({
  quantifier,
  images,
}: Extract<PatientLeaf, { kind: 'images' }>): ImageFilter =>
  quantifier === 'every' ? { kind: 'not', of: images } : images;

const ownPlaces = (
  { count, ids, sex, split, imageCount }: PatientColumns,
  filter: Exclude<PatientLeaf, { kind: 'images' }>,
): Bits => {
  const bits = noPlaces(count);
  const isMet = ((): ((place: number) => boolean) => {
    if (filter.kind === 'text') {
      const [codes, names] = filter.field === 'sex' ? [sex, SEXES] : [split, SPLITS];
      return (place) => filter.values.some((value) => value === names[codes[place] ?? 0]);
    }
    const [numbers, compares] = [
      filter.field === 'patientId' ? ids : imageCount,
      comparing(filter),
    ];
    return (place) => compares(numbers[place] ?? 0);
  })();
  for (let place = 0; place < count; place += 1) if (isMet(place)) addPlace(bits, place);
  return filter.operator === 'notIn' ? inFirstAlone(everyPlace(count), bits) : bits;
};

/** Whose images some are. */
export const patientsOf = (images: Bits, { count, firstImage }: PatientColumns): Bits => {
  const bits = noPlaces(count);
  let patient = 0;
  for (let image = placeFrom(images, 0); image >= 0; ) {
    while ((firstImage[patient + 1] ?? 0) <= image) patient += 1;
    addPlace(bits, patient);
    image = placeFrom(images, firstImage[patient + 1] ?? 0);
  }
  return bits;
};
