import { describe, it } from 'node:test';
import { FILES } from '../oracle/read-rows.ts';
import { withBytes, withHeader, withLines, withText } from '../support/altered-sample.ts';
import { refuses } from './refusal.ts';

const every = Object.values(FILES);
const withHeaders = every.filter((file) => file.endsWith('.csv'));

describe('A file without rows stops the load', () => {
  for (const file of every) {
    it(`empty: ${file}`, () =>
      refuses(
        withBytes(file, () => Buffer.alloc(0)),
        { file, wanted: /rows/, found: 'an empty file' },
      ));
  }

  for (const file of withHeaders) {
    it(`with a header only: ${file}`, () =>
      refuses(
        withLines(file, ([header = '']) => [header, '']),
        { file, wanted: /rows/, found: 'none' },
      ));
  }

  it('with a byte order mark only', () =>
    refuses(
      withText(FILES.test, () => '\uFEFF'),
      { file: FILES.test, wanted: /rows/, found: /none|an empty file/ },
    ));
});

describe('A header that is not the published one stops the load', () => {
  for (const file of withHeaders) {
    it(`with small letters: ${file}`, () =>
      refuses(
        withHeader(file, (line) => line.toLowerCase()),
        { file, row: 'header', wanted: /" in cell 1$/, found: /^"[a-z ]+"\.$/ },
      ));
  }

  it('with two columns in each other’s place', () =>
    refuses(
      withHeader(FILES.allReads, (line) => line.replace('Mass,Nodule', 'Nodule,Mass')),
      { file: FILES.allReads, row: 'header', wanted: /"Mass" in cell 9/, found: '"Nodule"' },
    ));

  it('with the header of a file of the same width', () =>
    refuses(
      withHeader(FILES.fourTest, (line) => line.replace('Nodule or mass', 'Nodule/mass')),
      { file: FILES.fourTest, row: 'header', wanted: /"Nodule or mass"/, found: '"Nodule/mass"' },
    ));

  it('with a column less', () =>
    refuses(
      withHeader(FILES.allTest, (line) => line.replace(',Other', '')),
      { file: FILES.allTest, row: 'header', wanted: /"Other" in cell 18/, found: 'nothing' },
    ));

  it('with a column more', () =>
    refuses(
      withHeader(FILES.allTest, (line) => `${line},Comment`),
      { file: FILES.allTest, row: 'header', wanted: /18/, found: /19|Comment/ },
    ));

  it('with a first row in its place', () =>
    refuses(
      withLines(FILES.fourReads, ([, ...rows]) => rows),
      { file: FILES.fourReads, row: 'header', wanted: /"Patient ID" in cell 1/, found: '"2"' },
    ));

  it('with an empty first line', () =>
    refuses(
      withHeader(FILES.fourReads, (line) => `\r\n${line}`),
      { file: FILES.fourReads, row: 'header', wanted: /"Patient ID" in cell 1/, found: 'nothing' },
    ));
});
