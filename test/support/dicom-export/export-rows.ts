import type { DicomDataset, DicomElement, DicomValue } from '../../../src/dicom/dicom-json.ts';
import { exportedElement, isItem } from './export-columns.ts';

/** A value of a row: a list for a repeated column, an object for a record. */
export type Cell = string | number | null | readonly Cell[] | ExportRow;
export interface ExportRow {
  readonly [column: string]: Cell;
}

/** A data set as a row of an export. What a column cannot hold, such as a day that is none, is NULL there. */
export const exportRow = (dataset: DicomDataset): ExportRow => {
  const others: ExportRow[] = [];
  const cells = Object.entries(dataset).flatMap(([tag, element]): [string, Cell][] => {
    const exported = exportedElement(tag, element);
    if (exported === null) {
      if (isPrivate(tag)) others.push({ Tag: tag, Data: (element.Value ?? []).map(String) });
      return [];
    }
    const { column, type, isRepeated } = exported;
    const values = (element.Value ?? []).map((value) => cellOf(value, element, type));
    const held = values.filter((value) => value !== null);
    return [[column, isRepeated ? held : (held[0] ?? null)]];
  });
  return Object.fromEntries([
    ...cells,
    ...(others.length === 0 ? [] : [['OtherElements', others]]),
  ]);
};

const isPrivate = (tag: string): boolean => Number.parseInt(tag.slice(0, 4), 16) % 2 === 1;

const cellOf = (value: DicomValue, { vr }: DicomElement, type: string): Cell => {
  if (vr === 'SQ') return isItem(value) ? exportRow(value) : {};
  if (value === null) return type === 'STRING' ? '' : null;
  if (typeof value === 'object') return nameOf(Object(value));
  if (vr === 'AT') return Number.parseInt(String(value), 16);
  return type === 'INTEGER' || type === 'FLOAT' ? Number(value) : textOf(String(value), type);
};

const textOf = (text: string, type: string): string | null => {
  if (type === 'DATE') return dateOf(text);
  if (type === 'TIME') return timeOf(text);
  if (type !== 'TIMESTAMP') return text;
  const [, day = '', time = '', zone] = /^(\d{8})(\d[\d.]*)?(?:[+]0000)?()$/.exec(text) ?? [];
  return zone === undefined ? null : `${dateOf(day)} ${timeOf(time) ?? '00:00:00'}+00`;
};

const dateOf = (text: string): string | null => {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? [];
  return day === undefined ? null : `${year}-${month}-${day}`;
};

/** What a time leaves out is zero (PS3.5 6.2: HHMMSS.FFFFFF, right components may be missing). */
const timeOf = (text: string): string | null => {
  const [, hour, minute = '00', second = '00', fraction = ''] =
    /^(\d\d)(?:(\d\d)(?:(\d\d)(\.\d{1,6})?)?)?$/.exec(text) ?? [];
  return hour === undefined ? null : `${hour}:${minute}:${second}${fraction}`;
};

const COMPONENTS = ['FamilyName', 'GivenName', 'MiddleName', 'NamePrefix', 'NameSuffix'] as const;

const nameOf = (groups: Readonly<Record<string, string>>): ExportRow =>
  Object.fromEntries(
    ['Alphabetic', 'Ideographic', 'Phonetic'].map((group) => {
      const texts = groups[group]?.split('^');
      const parts = COMPONENTS.map((name, place) => [name, texts?.[place] || null] as const);
      return [group, texts === undefined ? null : Object.fromEntries(parts)];
    }),
  );
