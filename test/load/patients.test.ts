import { describe, it } from 'node:test';
import { FILES } from '../oracle/read-rows.ts';
import { both, withCell, withLines, without, withRow } from '../support/altered-sample.ts';
import { refuses } from './refusal.ts';

const eachList = [FILES.trainValidation, FILES.test];

describe('A patient with two sexes stops the load', () => {
  for (const file of [FILES.dataEntry2017, FILES.dataEntry2020]) {
    it(`within ${file}`, () =>
      refuses(withCell(file, { row: 2, at: 5 }, 'M'), {
        file,
        row: 2,
        column: 'Patient Gender',
        wanted: /the sex that .* has in row 1/,
        found: 'the other',
      }));
  }
});

describe('The official split', () => {
  for (const file of eachList) {
    it(`refuses an image that stands twice in ${file}`, () =>
      refuses(
        withRow(file, 3, (line) => [line, line]),
        { file, row: 4, wanted: /each image in one list, once/, found: /\.png" again/ },
      ));
  }

  it('refuses an image that stands in both lists', () =>
    refuses(
      withLines(FILES.test, (lines) => ['00000001_000.png', ...lines]),
      { file: FILES.test, row: 1, wanted: /each image in one list/, found: /00000001_000\.png/ },
    ));

  it('refuses an image that stands in neither list', () =>
    refuses(
      withRow(FILES.test, 1, () => []),
      {
        file: `${FILES.trainValidation} and ${FILES.test}`,
        wanted: /every image in one of them/,
        found: 'no "00000008_000.png"',
      },
    ));

  it('refuses a patient on both sides', () =>
    refuses(
      both(
        withRow(FILES.trainValidation, 1, () => []),
        withLines(FILES.test, (lines) => ['00000001_000.png', ...lines]),
      ),
      {
        file: `${FILES.trainValidation} and ${FILES.test}`,
        wanted: /all images of a patient on one side/,
        found: '"00000001_000.png" and "00000001_001.png" apart',
      },
    ));

  it('refuses a patient of whom the only list there holds a part', () =>
    refuses(
      both(
        without(FILES.test),
        withRow(FILES.trainValidation, 2, () => []),
      ),
      {
        file: FILES.trainValidation,
        wanted: /all images of a patient on one side/,
        found: /00000001_001\.png/,
      },
    ));
});
