import { describe, it } from 'node:test';
import { FILES } from '../oracle/read-rows.ts';
import { type Alteration, both, withCell, without, withRow } from '../support/altered-sample.ts';
import { refuses, shown } from './refusal.ts';

interface NamingFile {
  readonly file: string;
  readonly imageAt: number;
  readonly column: string;
  /** Null where the file does not name the patient. */
  readonly patientAt: number | null;
}

const DATA_ENTRY = { imageAt: 0, column: 'Image Index', patientAt: 3 };
const OTHERS: readonly NamingFile[] = [
  { file: FILES.boxes, imageAt: 0, column: 'Image Index', patientAt: null },
  { file: FILES.trainValidation, imageAt: 0, column: 'Image Index', patientAt: null },
  { file: FILES.test, imageAt: 0, column: 'Image Index', patientAt: null },
  { file: FILES.fourReads, imageAt: 1, column: 'Image ID', patientAt: 0 },
  { file: FILES.fourValidation, imageAt: 0, column: 'Image Index', patientAt: 3 },
  { file: FILES.fourTest, imageAt: 0, column: 'Image Index', patientAt: 3 },
  { file: FILES.allReads, imageAt: 0, column: 'Image ID', patientAt: 1 },
  { file: FILES.allTest, imageAt: 0, column: 'Image ID', patientAt: 1 },
];
const ALL: readonly NamingFile[] = [
  { file: FILES.dataEntry2017, ...DATA_ENTRY },
  { file: FILES.dataEntry2020, ...DATA_ENTRY },
  ...OTHERS,
];

describe('An image name that does not parse stops the load', () => {
  for (const { file, imageAt, column } of ALL) {
    it(`in ${file}`, () =>
      refuses(withCell(file, { row: 4, at: imageAt }, '0000013_008.png'), {
        file,
        row: 4,
        column,
        wanted: /a file name such as "00000013_008.png"/,
        found: '"0000013_008.png"',
      }));
  }

  for (const name of [
    '',
    '00000013_008.PNG',
    '00000013_008.png ',
    '../00000013_008.png',
    '00000013-008.png',
  ]) {
    it(`as ${shown(name)}`, () =>
      refuses(withCell(FILES.boxes, { row: 4, at: 0 }, name), {
        file: FILES.boxes,
        row: 4,
        column: 'Image Index',
        wanted: /a file name/,
        found: shown(name),
      }));
  }
});

describe('An image that the served release does not hold stops the load', () => {
  for (const { file, imageAt, patientAt } of OTHERS) {
    it(`in ${file}`, () =>
      refuses(naming({ file, imageAt, patientAt }, '00099999_000.png'), {
        file,
        row: 4,
        wanted: /an image of .*Data_Entry/,
        found: '"00099999_000.png"',
      }));
  }
});

describe('A patient who is not the one in the file name stops the load', () => {
  for (const { file, patientAt, column } of ALL) {
    if (patientAt === null) continue;
    for (const text of ['99999', '', 'P1']) {
      it(`${shown(text)} in ${file}`, () =>
        refuses(withCell(file, { row: 4, at: patientAt }, text), {
          file,
          row: 4,
          column: 'Patient ID',
          wanted: /the patient of \d{8}_\d{3}\.png/,
          found: shown(text),
        }));
    }
    void column;
  }
});

describe('An image that stands twice stops the load', () => {
  for (const file of [FILES.dataEntry2017, FILES.dataEntry2020, FILES.fourTest, FILES.allTest]) {
    it(`in ${file}`, () =>
      refuses(
        withRow(file, 3, (line) => [line, line]),
        { file, row: 4, wanted: /each image once/, found: /^"\d{8}_\d{3}\.png"/ },
      ));
  }

  it('where one release is loaded alone', () =>
    refuses(
      both(
        without(FILES.dataEntry2020),
        withRow(FILES.dataEntry2017, 3, (line) => [line, line]),
      ),
      { file: FILES.dataEntry2017, row: 4, wanted: /each image once/, found: /row 3/ },
    ));
});

function naming(
  { file, imageAt, patientAt }: Omit<NamingFile, 'column'>,
  name: string,
): Alteration {
  const patient = String(Number(name.slice(0, 8)));
  return both(
    withCell(file, { row: 4, at: imageAt }, name),
    ...(patientAt === null ? [] : [withCell(file, { row: 4, at: patientAt }, patient)]),
  );
}
