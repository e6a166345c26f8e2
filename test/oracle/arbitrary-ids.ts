import fc from 'fast-check';
import { itemOf } from './arbitrary-conditions.ts';
import type { Collection } from './rows.ts';
import { studyUid } from './uids.ts';

/** Ids for conditions: mostly ids that exist, in every spelling that is accepted. */
export function arbitraryIds({ images, patients, readers }: Collection) {
  const image = itemOf(images);
  const patientId = itemOf(patients).map((patient) => patient.patientId);
  const readerId = itemOf(readers).map((reader) => reader.readerId);
  const unknown = fc.constantFrom(
    '',
    'nothing',
    '00000000_000.png',
    '1.2.3',
    "'; --",
    '%',
    '9'.repeat(30),
  );
  return {
    image: mostly(
      image.map((row) => row.imageIndex),
      unknown,
    ),
    study: mostly(image.map(studyUid), unknown),
    patient: fc.oneof(
      { weight: 2, arbitrary: patientId },
      { weight: 2, arbitrary: patientId.map((id) => id.padStart(8, '0')) },
      { weight: 2, arbitrary: patientId.map(Number) },
      unknown,
    ),
    reader: mostly(readerId, unknown),
  };
}

function mostly(known: fc.Arbitrary<string>, unknown: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof({ weight: 5, arbitrary: known }, { weight: 1, arbitrary: unknown });
}
