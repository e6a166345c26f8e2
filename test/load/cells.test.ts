import { describe, it } from 'node:test';
import { FILES } from '../oracle/read-rows.ts';
import { withCell, withRow } from '../support/altered-sample.ts';
import { refuses, shown } from './refusal.ts';

const file = FILES.dataEntry2020;

const columns = {
  findings: { at: 1, column: 'Finding Labels' },
  followUp: { at: 2, column: 'Follow-up #' },
  sex: { at: 5, column: 'Patient Gender' },
  view: { at: 6, column: 'View Position' },
  width: { at: 7, column: 'OriginalImage[Width' },
  height: { at: 8, column: 'Height]' },
  spacingX: { at: 9, column: 'OriginalImagePixelSpacing[x' },
  spacingY: { at: 10, column: 'y]' },
} as const;

/** Where it stands, what is written there, and what the message says was wanted. */
const WRONG: readonly (readonly [keyof typeof columns, string, RegExp])[] = [
  ['findings', 'Cough', /No Finding, or findings among Atelectasis, .*Pneumothorax/],
  ['findings', '', /No Finding, or findings/],
  ['findings', 'mass', /findings among .*Mass/],
  ['findings', 'Mass|Cough|Nodule', /findings among/],
  ['findings', 'No Finding|Mass', /No Finding, or findings/],
  ['findings', 'Mass|Mass', /each finding once/],
  ['findings', 'Mass|', /findings among/],
  ['followUp', '-1', /a whole number/],
  ['followUp', '1.0', /a whole number/],
  ['followUp', '', /a whole number/],
  ['followUp', '99999999999', /a whole number/],
  ['sex', 'f', /F or M/],
  ['sex', '', /F or M/],
  ['view', 'LL', /AP or PA/],
  ['width', '2e3', /a whole number/],
  ['height', ' 2991', /a whole number/],
  ['spacingX', '0', /a number above 0/],
  ['spacingX', '-0.143', /a number above 0/],
  ['spacingY', '1e999', /a number above 0/],
  ['spacingY', 'NaN', /a number above 0/],
  ['spacingY', '', /a number above 0/],
];

describe('A cell of a Data_Entry file that is wrong stops the load', () => {
  for (const [name, text, wanted] of WRONG) {
    const { at, column } = columns[name];
    // A list of findings may be shown whole, or the one that is wrong alone.
    const found =
      name === 'findings' && text.includes('|') ? /Cough|No Finding|Mass|nothing/ : shown(text);

    it(`${column} with ${shown(text)}`, () =>
      refuses(withCell(file, { row: 7, at }, text), { file, row: 7, column, wanted, found }));
  }

  it('with a long text, which the message cuts', () => {
    const found = `"${'x'.repeat(80)}…"`;
    const alteration = withCell(file, { row: 7, at: 6 }, 'x'.repeat(1000));
    return refuses(alteration, { file, row: 7, column: 'View Position', wanted: /AP/, found });
  });

  it('in the last row of the first release as well', () =>
    refuses(withCell(FILES.dataEntry2017, { row: 2033, at: 5 }, 'X'), {
      file: FILES.dataEntry2017,
      row: 2033,
      column: 'Patient Gender',
      wanted: /F or M/,
      found: '"X"',
    }));
});

describe('A row with another number of cells stops the load', () => {
  it('one too few', () => {
    const alteration = withRow(file, 7, (line) => line.slice(0, line.lastIndexOf(',')));
    return refuses(alteration, { file, row: 7, wanted: /^11 cells$/, found: '10' });
  });

  it('one too many, even where it is empty', () => {
    const alteration = withRow(file, 7, (line) => `${line},`);
    return refuses(alteration, { file, row: 7, wanted: /^11 cells$/, found: '12' });
  });

  for (const [name, cells] of [
    [FILES.boxes, 6],
    [FILES.fourReads, 8],
    [FILES.fourTest, 16],
    [FILES.allReads, 19],
    [FILES.allTest, 18],
    [FILES.test, 1],
  ] as const) {
    it(`in ${name}, which has ${cells}`, () => {
      const alteration = withRow(name, 2, (line) => `${line},NO`);
      const wanted = new RegExp(`^${cells} cells$`);
      return refuses(alteration, { file: name, row: 2, wanted, found: String(cells + 1) });
    });
  }
});
