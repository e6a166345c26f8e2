import type { Row } from '../../decode.ts';
import { decodeDataset } from '../../dicom/decode-dataset.ts';
import type { DicomDataset } from '../../dicom/dicom-json.ts';
import type { AttributeColumn } from './attribute-columns.ts';
import { dicomDate, dicomInstant, dicomTime } from './moments.ts';
import { personName } from './person-names.ts';
import { recordOf } from './record.ts';

/** The VR of a signed number, where the dictionary leaves open whether it is. */
const SIGNED: Readonly<Record<string, string>> = { US: 'SS' };

const BINARIES = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'UN']);

/**
 * The data set that a row tells of, in the DICOM JSON model (PS3.18 F).
 *
 * NULL and a list of nothing are no element: a table does not tell an element without a value from
 * one that is not there. TypeError where a value is none of its attribute's.
 */
export const rowDataset = (row: Row, columns: Iterable<AttributeColumn>): DicomDataset =>
  decodeDataset(datasetJson(row, columns));

const datasetJson = (row: Row, columns: Iterable<AttributeColumn>): object =>
  Object.fromEntries(
    [...columns].flatMap((column) => {
      const element = elementJson(row[column.name] ?? null, column);
      return element === null ? [] : [[column.tag, element]];
    }),
  );

const elementJson = (value: unknown, column: AttributeColumn): object | null => {
  const values: readonly unknown[] = Array.isArray(value) ? value : value === null ? [] : [value];
  if (values.length === 0) return null;
  const { vr } = column;
  if (BINARIES.has(vr)) return { vr, InlineBinary: values[0] };
  const read = values.map((one) => valueJson(one, column));
  if (vr === 'PN' && read.every((one) => one === null)) return null;
  if (read.every((one) => one === null)) return { vr };
  const isNegative = read.some((one) => typeof one === 'number' && one < 0);
  return { vr: isNegative ? (SIGNED[vr] ?? vr) : vr, Value: read };
};

/** A value in JSON; null where it is empty. Numbers that are texts become numbers when they are decoded. */
const valueJson = (value: unknown, { vr, form, items }: AttributeColumn): unknown => {
  if (value === null || value === '') return null;
  if (vr === 'SQ') return datasetJson(recordOf(value), items);
  if (vr === 'PN') return personName(value);
  if (vr === 'AT') return hexTag(value);
  if (typeof value === 'number' && form === 'NUMBER') {
    return isNumeric(vr) && Number.isFinite(value) ? value : String(value);
  }
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'string') return value;
  if (form === 'DATE') return dicomDate(value);
  if (form === 'TIME') return dicomTime(value);
  return form === 'INSTANT' ? dicomInstant(value) : value;
};

const isNumeric = (vr: string): boolean => /^(DS|F[DL]|IS|[SU][LSV])$/.test(vr);

/** "00280010", of the number that the export makes of it, and of "(0028,0010)". */
const hexTag = (value: unknown): string =>
  typeof value === 'number'
    ? value.toString(16).padStart(8, '0').toUpperCase()
    : String(value)
        .replace(/[^0-9A-Fa-f]/g, '')
        .toUpperCase();
