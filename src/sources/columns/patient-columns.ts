import { patientOf } from '../catalog/image-number.ts';
import type { ImageColumns, PatientColumns } from './columns.ts';
import { heldPatient, type PatientNumbers } from './held-patient.ts';
import { placeAmong, placesGuided } from './places.ts';

/** What the columns of a patient take, in bytes. */
export const PATIENT_BYTES = 4 + 1 + 1 + 4 + 4 + 1;

/**
 * The patients of some images. A patient's images stand together, and all of them tell the sex and the
 * split, which loading has checked: the table of patients has nothing else.
 */
export const patientsOf = (images: ImageColumns): PatientColumns => {
  const first = firstPlaces(images.numbers);
  const count = first.length - 1;
  const patients: PatientNumbers = {
    count,
    ids: new Uint32Array(count),
    sex: new Uint8Array(count),
    split: new Uint8Array(count),
    imageCount: new Uint32Array(count),
    firstImage: first,
  };
  for (let patient = 0; patient < count; patient += 1) {
    const place = first[patient] ?? 0;
    patients.ids[patient] = patientOf(images.numbers[place] ?? 0);
    patients.sex[patient] = images.sex[place] ?? 0;
    patients.split[patient] = images.split[place] ?? 0;
    patients.imageCount[patient] = (first[patient + 1] ?? 0) - place;
  }
  return {
    ...patients,
    placeOf: placeAmong(patients.ids, placesGuided(patients.ids)),
    patientAt: (place) => heldPatient(patients, place),
  };
};

/** Where the images of each patient begin, and where those of the last one end. */
const firstPlaces = (numbers: Float64Array): Uint32Array => {
  const places = new Uint32Array(numbers.length + 1);
  let count = 0;
  let before = -1;
  for (let place = 0; place < numbers.length; place += 1) {
    const patient = patientOf(numbers[place] ?? 0);
    if (patient === before) continue;
    places[count] = place;
    count += 1;
    before = patient;
  }
  places[count] = numbers.length;
  return places.slice(0, count + 1);
};
