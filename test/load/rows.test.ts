import { describe, it } from 'node:test';
import { FILES } from '../oracle/read-rows.ts';
import { withBytes, withRow, withText } from '../support/altered-sample.ts';
import { refuses } from './refusal.ts';

const every = Object.values(FILES);

describe('A blank row stops the load', () => {
  for (const file of every) {
    it(`in ${file}`, () =>
      refuses(
        withRow(file, 3, (line) => ['', line]),
        // In a list, whose rows have one cell, it reads as a name that is missing.
        { file, row: 3, wanted: /cells|a file name/, found: /a blank row|nothing/ },
      ));
  }

  it('at the end', () =>
    refuses(
      withText(FILES.dataEntry2020, (text) => `${text}\n`),
      { file: FILES.dataEntry2020, row: 2034, wanted: /11 cells/, found: 'a blank row' },
    ));

  it('of blanks and commas', () =>
    refuses(
      withRow(FILES.allTest, 3, () => ' '.padEnd(18, ',')),
      { file: FILES.allTest, row: 3, column: 'Image ID', wanted: /a file name/, found: '" "' },
    ));
});

describe('Bytes that are not UTF-8 stop the load', () => {
  for (const file of every) {
    it(`in ${file}, and the row is named`, () =>
      refuses(
        withBytes(file, (bytes) => {
          const altered = Buffer.from(bytes);
          altered[startOfLine(bytes, file.endsWith('.txt') ? 2 : 3) + 3] = 0xff;
          return altered;
        }),
        { file, row: 3, wanted: /UTF-8 text/, found: 'other bytes' },
      ));
  }

  it('in the header', () =>
    refuses(
      withBytes(FILES.boxes, (bytes) => Buffer.concat([Buffer.from('\u00E9', 'latin1'), bytes])),
      { file: FILES.boxes, row: 'header', wanted: /UTF-8 text/, found: 'other bytes' },
    ));

  it('in the last row', () =>
    refuses(
      withBytes(FILES.test, (bytes) => Buffer.concat([bytes, Buffer.from([0xc3])])),
      { file: FILES.test, row: 477, wanted: /UTF-8 text/, found: 'other bytes' },
    ));

  it('as UTF-16, which some programs save', () =>
    refuses(
      withBytes(FILES.test, (bytes) => Buffer.from(`\uFEFF${bytes.toString()}`, 'utf16le')),
      { file: FILES.test, row: 1, wanted: /UTF-8 text/, found: 'other bytes' },
    ));
});

describe('What CSV allows and the published files do not have stops the load', () => {
  it('a cell in quotes', () =>
    refuses(
      withRow(FILES.fourReads, 3, (line) => line.replace(',val', ',"val"')),
      { file: FILES.fourReads, row: 3, column: 'Set ID', wanted: /val/, found: '"\\"val\\""' },
    ));

  it('a semicolon between cells', () =>
    refuses(
      withRow(FILES.fourReads, 3, (line) => line.replaceAll(',', ';')),
      { file: FILES.fourReads, row: 3, wanted: /^8 cells$/, found: '1' },
    ));

  it('a carriage return in the middle of a row', () =>
    refuses(
      withRow(FILES.boxes, 3, (line) => line.replace('.png', '.png\r')),
      { file: FILES.boxes, row: 3, column: 'Image Index', wanted: /a file name/, found: /\\r"/ },
    ));
});

/** Where a line begins, counted from 0. */
function startOfLine(bytes: Buffer, line: number): number {
  let start = 0;
  for (let i = 0; i < line; i += 1) start = bytes.indexOf('\n', start) + 1;
  return start;
}
