import { Sex } from '../../../terms/sex.ts';
import { Split } from '../../../terms/split.ts';
import { patientOf } from '../image-number.ts';
import type { Collection } from './collection.ts';
import { type Column, namesOf, type TableToWrite } from './columns.ts';

/** A patient, as the images tell of one. */
interface PatientRow {
  readonly patientId: number;
  readonly sex: Sex;
  readonly split: Split | null;
  readonly imageCount: number;
}

const COLUMNS: readonly Column<PatientRow>[] = [
  { name: 'patient_id', type: 'INTEGER', value: ({ patientId }) => patientId },
  { name: 'sex', type: namesOf(Sex), value: ({ sex }) => sex },
  { name: 'split', type: namesOf(Split), value: ({ split }) => split },
  { name: 'image_count', type: 'INTEGER', value: ({ imageCount }) => imageCount },
];

/** The table `patients`, in the order of their numbers. */
export const patientTable = (collection: Collection): TableToWrite<PatientRow> => ({
  name: 'patients',
  columns: COLUMNS,
  rows: patients(collection),
});

/** The images of a patient stand together; they are of one sex and one split, which is checked before. */
function* patients({ images, splits }: Collection): Generator<PatientRow> {
  const { keys, served } = images;
  for (let first = 0; first < keys.length; ) {
    const patientId = patientOf(keys[first] ?? 0);
    let next = first + 1;
    while (next < keys.length && patientOf(keys[next] ?? 0) === patientId) next += 1;
    const isFemale = served.entries.sex[served.rowOf[first] ?? 0] === 0;
    yield {
      patientId,
      sex: isFemale ? 'FEMALE' : 'MALE',
      split: splits[first] ?? null,
      imageCount: next - first,
    };
    first = next;
  }
}
