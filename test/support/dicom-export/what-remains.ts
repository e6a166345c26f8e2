import type { DicomDataset, DicomElement, DicomValue } from '../../../src/dicom/dicom-json.ts';
import { exportedElement, isItem } from './export-columns.ts';

/**
 * Of a data set what an export can tell: elements of the standard that have a value and are not
 * binary, and private sequences. Days and times are whole, names without empty components, and
 * whether a number could have a sign shows in those that have one.
 */
export const whatRemains = (dataset: DicomDataset): DicomDataset =>
  Object.fromEntries(
    Object.entries(dataset).flatMap(([tag, element]) => {
      const remaining = remainingOf(tag, element);
      return remaining === null ? [] : [[tag, remaining]];
    }),
  );

const remainingOf = (tag: string, element: DicomElement): DicomElement | null => {
  const exported = exportedElement(tag, element);
  if (exported === null) return null;
  const { vr, Value: values = [] } = element;
  const told = values.flatMap((value): DicomValue[] => {
    const rest = valueOf(value, vr);
    return rest === undefined ? [] : [rest];
  });
  const kept = exported.isRepeated ? told : told.slice(0, 1);
  if (kept.length === 0) return null;
  if (kept.every((value) => value === null)) return { vr };
  const isNegative = kept.some((value) => Number(value) < 0);
  return { vr: exported.isSignOpen ? (isNegative ? 'SS' : 'US') : vr, Value: kept };
};

/** Undefined where a column cannot hold it. */
const valueOf = (value: DicomValue, vr: string): DicomValue | undefined => {
  if (vr === 'SQ') return isItem(value) ? whatRemains(value) : {};
  if (value === null) return isText(vr) ? value : undefined;
  if (typeof value === 'object') return wholeName(Object.entries(value));
  const text = String(value);
  if (vr === 'DA') return /^\d{8}$/.test(text) ? value : undefined;
  if (vr === 'TM') return wholeTime(text);
  return vr === 'DT' ? wholeInstant(text) : value;
};

const TEXTS = ['AE', 'AS', 'CS', 'DS', 'IS', 'LO', 'LT', 'SH', 'ST', 'UC', 'UI', 'UR', 'UT'];

const isText = (vr: string): boolean => TEXTS.includes(vr);

/** What is left out at the end of a time is zero, and zeros at its end are nothing. */
const wholeTime = (text: string): string | undefined =>
  /^(\d\d){1,3}(\.\d{1,6})?$/.test(text)
    ? text
        .replace(/^\d{2,5}$/, (short) => short.padEnd(6, '0'))
        .replace(/\.(\d*?)0*$/, (_, digits: string) => (digits === '' ? '' : `.${digits}`))
    : undefined;

/** In UTC, which one is thought to be in that says nothing of it. */
const wholeInstant = (text: string): string | undefined => {
  const [, day, time = '', known] = /^(\d{8})([\d.]*)(?:\+0000)?()$/.exec(text) ?? [];
  if (day === undefined || known === undefined) return undefined;
  return `${day}${wholeTime(time === '' ? '00' : time)}+0000`;
};

const wholeName = (groups: readonly (readonly [string, unknown])[]): DicomValue | undefined => {
  const whole = groups
    .map(([group, text]) => [group, String(text).split('^').slice(0, 5).join('^')] as const)
    .map(([group, text]) => [group, text.replace(/\^+$/, '')] as const)
    .filter(([, text]) => text !== '');
  return whole.length === 0 ? undefined : Object.fromEntries(whole);
};
