import type { DicomDataset, DicomElement, DicomValue, PersonName } from './dicom-json.ts';
import type { WantedTags } from './wanted-tags.ts';

/** Sequences within sequences that are read; objects that mean something have five or six. */
const DEEPEST = 32;
/** Longest binary value that is no bulk data, in bytes. */
const LONGEST_BINARY = 4096;
/** A number of JavaScript holds every decimal of so many digits. */
const EXACT_DIGITS = 15;
/** No number has as many characters (PS3.5 6.2). What has more, it would take long to look into. */
const LONGEST_NUMBER = 64;

const NUMBERS = new Set(['DS', 'FD', 'FL', 'IS', 'SL', 'SS', 'SV', 'UL', 'US', 'UV']);
const BINARIES = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'UN']);

const PIXEL_DATA = '7FE00010';
const RETRIEVE_URL = '00081190';

/**
 * A data set out of JSON that nothing is known about, without bulk data, pixel data, group lengths,
 * file meta information and addresses of the store. Errors: TypeError where it is no such data set.
 */
export const decodeDataset = (value: unknown): DicomDataset => datasetOf(value, 0);

/** Whether an element is in no data set here, whatever the store holds. */
export const isLeftOut = (tag: string): boolean =>
  tag === PIXEL_DATA || tag === RETRIEVE_URL || tag.startsWith('0002') || tag.endsWith('0000');

/** Just the wanted elements, of those that there are. */
export const pickTags = (dataset: DicomDataset, wanted: WantedTags): DicomDataset => {
  if (wanted === 'ALL') return dataset;
  const tags = new Set(wanted);
  return Object.fromEntries(Object.entries(dataset).filter(([tag]) => tags.has(tag)));
};

const datasetOf = (value: unknown, depth: number): DicomDataset => {
  if (!isRecord(value)) throw wrong('A data set', 'an object', value);
  if (depth > DEEPEST) throw new TypeError(`Sequences are nested more than ${DEEPEST} deep.`);
  const elements: [string, DicomElement][] = [];
  for (const [name, found] of Object.entries(value)) {
    if (!/^[0-9A-Fa-f]{8}$/.test(name)) throw wrong('A tag', 'eight hexadecimal digits', name);
    const tag = name.toUpperCase();
    const element = isLeftOut(tag) ? null : elementOf(tag, found, depth);
    if (element !== null) elements.push([tag, element]);
  }
  return Object.fromEntries(elements);
};

/** The element; null where it is bulk data. */
const elementOf = (tag: string, found: unknown, depth: number): DicomElement | null => {
  if (!isRecord(found)) throw wrong(tag, 'an object', found);
  const { vr, Value: values, InlineBinary: binary, BulkDataURI: address } = found;
  if (values === undefined && binary === undefined && address !== undefined) return null;
  if (typeof vr !== 'string' || !/^[A-Z]{2}$/.test(vr)) throw wrong(tag, 'a VR', vr);
  if (binary !== undefined) return binaryOf(tag, vr, binary);
  if (values === undefined) return { vr };
  if (!Array.isArray(values)) throw wrong(tag, 'a list of values', values);
  if (BINARIES.has(vr)) throw wrong(tag, 'binary values', values);
  const list: readonly unknown[] = values;
  if (list.length === 0) return { vr };
  return { vr, Value: list.map((value) => valueOf({ tag, vr, depth }, value)) };
};

const binaryOf = (tag: string, vr: string, binary: unknown): DicomElement | null => {
  if (typeof binary !== 'string' || !BINARIES.has(vr))
    throw wrong(tag, 'a value of its VR', binary);
  if (Buffer.byteLength(binary, 'base64') > LONGEST_BINARY) return null;
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(binary)) throw wrong(tag, 'base64', binary);
  return binary === '' ? { vr } : { vr, InlineBinary: binary };
};

/** What a value belongs to. */
interface Place {
  readonly tag: string;
  readonly vr: string;
  readonly depth: number;
}

const valueOf = ({ tag, vr, depth }: Place, value: unknown): DicomValue => {
  // PS3.18 F.2.5: an empty value among others is null, an empty item of a sequence may be.
  if (value === null) return vr === 'SQ' ? {} : null;
  if (vr === 'SQ') return datasetOf(value, depth + 1);
  if (vr === 'PN') return nameOf(tag, value);
  if (NUMBERS.has(vr) && typeof value === 'number') return value;
  if (typeof value !== 'string') throw wrong(tag, NUMBERS.has(vr) ? 'a number' : 'a text', value);
  return NUMBERS.has(vr) ? numberOf(value) : value;
};

const nameOf = (tag: string, value: unknown): PersonName => {
  if (!isRecord(value)) throw wrong(tag, "a person's name", value);
  const groups = (['Alphabetic', 'Ideographic', 'Phonetic'] as const).flatMap((group) => {
    const text = value[group];
    if (text === undefined) return [];
    if (typeof text !== 'string') throw wrong(tag, 'a text', text);
    return [[group, text] as const];
  });
  return Object.fromEntries(groups);
};

/**
 * The number that a text stands for; the text itself where a number would round it.
 *
 * PS3.18 F.2.3.1 lets a store write both, and says so for DS, IS, SV and UV.
 */
const numberOf = (text: string): number | string => {
  if (text.length > LONGEST_NUMBER) return text;
  const decimal = /^\s*[+-]?0*(\d*)(?:\.(\d*))?(?:[eE][+-]?\d{1,3})?\s*$/.exec(text);
  const digits = `${decimal?.[1] ?? ''}${decimal?.[2] ?? ''}`;
  const number = Number(text);
  const isExact = digits.length <= EXACT_DIGITS && Number.isFinite(number);
  return decimal !== null && /\d/.test(text) && isExact ? number : text;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wrong = (what: string, wanted: string, found: unknown): TypeError =>
  new TypeError(
    `${what}: wanted ${wanted}, found ${typeof found === 'string' ? JSON.stringify(found.slice(0, 40)) : typeof found}.`,
  );
