import type { Citation } from '../../dataset/citation.ts';
import type { AbsentFile, Dataset, DatasetFile } from '../../dataset/dataset.ts';
import { booleanOf, nameOf, numberOf, type Row, textOf, textOrNull } from '../../decode.ts';
import { LabelSetCode } from '../../terms/label-set-code.ts';

/** What the graph says of a collection as a whole, wherever it is kept and whoever serves it. */
export type Description = Omit<Dataset, 'engine' | 'loadedAt'>;

/** A description as a text, to be kept beside the tables. */
export const encodeDescription = ({ imageCounts, ...rest }: Description): string =>
  JSON.stringify({
    ...rest,
    imageCounts: [...imageCounts].map(([labelSet, images]) => ({ labelSet, images })),
  });

/** What encodeDescription wrote. SyntaxError or TypeError where the text is another. */
export const decodeDescription = (text: string): Description => {
  const row = rowOf(JSON.parse(text));
  return {
    name: textOf(row, 'name'),
    isSynthetic: booleanOf(row, 'isSynthetic'),
    contentHash: textOf(row, 'contentHash'),
    imageCount: numberOf(row, 'imageCount'),
    patientCount: numberOf(row, 'patientCount'),
    studyCount: numberOf(row, 'studyCount'),
    readerCount: numberOf(row, 'readerCount'),
    labelCount: numberOf(row, 'labelCount'),
    files: rowsOf(row, 'files').map(toFile),
    absentFiles: rowsOf(row, 'absentFiles').map(toAbsentFile),
    licence: textOf(row, 'licence'),
    attribution: textOf(row, 'attribution'),
    citations: rowsOf(row, 'citations').map(toCitation),
    imageCounts: new Map(
      rowsOf(row, 'imageCounts').map((count) => [
        nameOf(LabelSetCode, count, 'labelSet'),
        numberOf(count, 'images'),
      ]),
    ),
  };
};

const toFile = (row: Row): DatasetFile => ({
  name: textOf(row, 'name'),
  sha256: textOf(row, 'sha256'),
  rowCount: numberOf(row, 'rowCount'),
  byteCount: textOf(row, 'byteCount'),
});

const toAbsentFile = (row: Row): AbsentFile => ({
  name: textOf(row, 'name'),
  consequence: textOf(row, 'consequence'),
});

const toCitation = (row: Row): Citation => ({
  text: textOf(row, 'text'),
  doi: textOrNull(row, 'doi'),
  url: textOrNull(row, 'url'),
  year: numberOf(row, 'year'),
});

const rowOf = (value: unknown): Row => {
  if (typeof value === 'object' && value !== null) return { ...value };
  throw new TypeError(`Wanted an object, found ${typeof value}.`);
};

const rowsOf = (row: Row, name: string): Row[] => {
  const value = row[name];
  if (Array.isArray(value)) return value.map(rowOf);
  throw new TypeError(`${name}: wanted a list, found ${typeof value}.`);
};
