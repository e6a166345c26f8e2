import { describe, it } from 'node:test';
import { FILES } from '../oracle/read-rows.ts';
import { withCell } from '../support/altered-sample.ts';
import { refuses, shown } from './refusal.ts';

const cells = {
  fracture: { file: FILES.fourReads, at: 3, column: 'Fracture' },
  pneumothorax: { file: FILES.fourReads, at: 4, column: 'Pneumothorax' },
  opacity: { file: FILES.fourReads, at: 5, column: 'Airspace opacity' },
  settledPneumothorax: { file: FILES.fourValidation, at: 12, column: 'Pneumothorax' },
  settledNodule: { file: FILES.fourTest, at: 14, column: 'Nodule or mass' },
  readPneumothorax: { file: FILES.allReads, at: 11, column: 'Pneumothorax' },
  readAbnormal: { file: FILES.allReads, at: 3, column: 'Abnormal' },
  trueAbnormal: { file: FILES.allTest, at: 2, column: 'Abnormal' },
  trueOther: { file: FILES.allTest, at: 17, column: 'Other' },
} as const;

const YES_OR_NO = /^YES or NO$/;

/** Where it stands, what is written there, and what the message says was wanted. */
const WRONG: readonly (readonly [keyof typeof cells, string, RegExp])[] = [
  ['fracture', 'MAYBE', YES_OR_NO],
  ['fracture', 'yes', YES_OR_NO],
  ['fracture', ' YES', YES_OR_NO],
  ['fracture', 'HEDGE', YES_OR_NO],
  ['fracture', '1', YES_OR_NO],
  ['pneumothorax', 'hedge', /^YES or NO or HEDGE$/],
  ['opacity', 'HEDGE', YES_OR_NO],
  ['settledPneumothorax', 'HEDGE', YES_OR_NO],
  ['settledNodule', 'HEDGE', YES_OR_NO],
  ['readPneumothorax', 'HEDGE', YES_OR_NO],
  ['readAbnormal', 'YES', /^0 or 1$/],
  ['trueAbnormal', '1', YES_OR_NO],
  ['trueOther', 'No', YES_OR_NO],
];

describe('A verdict that its column does not take stops the load', () => {
  for (const [name, text, wanted] of WRONG) {
    const { file, at, column } = cells[name];

    it(`${shown(text)} for ${column} in ${file}`, () =>
      refuses(withCell(file, { row: 5, at }, text), {
        file,
        row: 5,
        column,
        wanted,
        found: shown(text),
      }));
  }
});

describe('A reader number that is none stops the load', () => {
  for (const file of [FILES.fourReads, FILES.allReads]) {
    for (const text of ['', '91873139x0', '4.3e9', '-1', 'Dr. Who']) {
      it(`${shown(text)} in ${file}`, () =>
        refuses(withCell(file, { row: 9, at: 2 }, text), {
          file,
          row: 9,
          column: 'Reader ID',
          wanted: /a reader's number/,
          found: shown(text),
        }));
    }
  }
});

describe('A set that its file does not hold stops the load', () => {
  for (const { file, at, column, text } of [
    { file: FILES.fourReads, at: 7, column: 'Set ID', text: 'train' },
    { file: FILES.fourValidation, at: 15, column: 'Set Id', text: 'test' },
    { file: FILES.fourTest, at: 15, column: 'Set Id', text: 'val' },
  ]) {
    it(`${shown(text)} in ${file}`, () =>
      refuses(withCell(file, { row: 3, at }, text), {
        file,
        row: 3,
        column,
        wanted: /val|test/,
        found: shown(text),
      }));
  }
});

describe('A box that is none stops the load', () => {
  for (const { at, column, text, wanted } of [
    { at: 1, column: 'Finding Label', text: 'No Finding', wanted: /Infiltrate/ },
    { at: 2, column: 'Bbox [x', text: '-1', wanted: /a number/ },
    { at: 3, column: 'y', text: '', wanted: /a number/ },
    { at: 4, column: 'w', text: '0', wanted: /a number above 0/ },
    { at: 5, column: 'h]', text: 'NaN', wanted: /a number above 0/ },
  ]) {
    it(`with ${shown(text)} in column ${column}`, () =>
      refuses(withCell(FILES.boxes, { row: 2, at }, text), {
        file: FILES.boxes,
        row: 2,
        column,
        wanted,
        found: shown(text),
      }));
  }
});
