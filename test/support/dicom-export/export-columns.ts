// The columns of an export, as the Cloud Healthcare API documents them:
// https://docs.cloud.google.com/healthcare-api/docs/how-tos/dicom-bigquery-schema
import dcmjs from 'dcmjs';
import type { DicomDataset, DicomElement, DicomValue } from '../../../src/dicom/dicom-json.ts';
import type { Column } from '../../../src/sources/bigquery/bigquery.ts';
import { column, repeated } from '../table-columns.ts';

const { dictionary } = dcmjs.data.DicomMetaDictionary;

/** Types by VR. Binary VRs have none: their elements are left out. */
const TYPES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['AE', 'AS', 'CS', 'LO', 'LT', 'SH', 'ST', 'UC', 'UI', 'UR', 'UT', 'DS', 'IS'].map((vr) => [
      vr,
      'STRING',
    ]),
  ),
  ...Object.fromEntries(['AT', 'SL', 'SS', 'UL', 'US'].map((vr) => [vr, 'INTEGER'])),
  FL: 'FLOAT',
  FD: 'FLOAT',
  DA: 'DATE',
  TM: 'TIME',
  DT: 'TIMESTAMP',
  PN: 'RECORD',
  SQ: 'RECORD',
};

/** An element as an export has it. */
export interface ExportedElement {
  readonly column: string;
  readonly type: string;
  readonly isRepeated: boolean;
  /** Whether another element decides if its numbers have a sign, US or SS. */
  readonly isSignOpen: boolean;
}

/** What the dictionary says that decides on a column; the sample's own stand in the data set of an export. */
interface Known {
  readonly name: string;
  readonly vr: string;
  readonly vm: string;
}

/** What an object is stored in is a column by the name that it has in the file. */
const STORED_IN = '00083002';
const TRANSFER_SYNTAX = '00020010';

const known = (tag: string): Known | null => {
  const own = tag === STORED_IN ? TRANSFER_SYNTAX : tag;
  const {
    name = '',
    vr = '',
    vm = '',
    version,
  } = dictionary[`(${own.slice(0, 4)},${own.slice(4)})`] ?? {};
  return version === 'PrivateTag' || name === '' ? null : { name, vr, vm };
};

/** The column of an element; null where an export has none of its own for it. */
export const exportedElement = (tag: string, { vr }: DicomElement): ExportedElement | null => {
  const standard = known(tag);
  // Of private elements just the sequences have a column.
  if (standard === null) {
    return vr === 'SQ'
      ? { column: `Tag_${tag}`, type: 'RECORD', isRepeated: true, isSignOpen: false }
      : null;
  }
  const isSignOpen = standard.vr === 'xs' && ['US', 'SS'].includes(vr);
  const type = TYPES[vr];
  if ((standard.vr !== vr && !isSignOpen) || type === undefined) return null;
  const isRepeated = vr === 'SQ' || standard.vm !== '1';
  return { column: standard.name.replace(/^RETIRED_/, ''), type, isRepeated, isSignOpen };
};

const COMPONENTS = ['FamilyName', 'GivenName', 'MiddleName', 'NamePrefix', 'NameSuffix'] as const;
const GROUPS = ['Alphabetic', 'Ideographic', 'Phonetic'] as const;

/** Where private elements go that are no sequences. */
const OTHER_ELEMENTS = repeated(
  'OtherElements',
  'RECORD',
  column('Tag', 'STRING'),
  repeated('Data', 'STRING'),
);

const PERSON_NAME = GROUPS.map((group) =>
  column(group, 'RECORD', ...COMPONENTS.map((component) => column(component, 'STRING'))),
);

/** The columns of an export of some data sets: only elements that are in one of them have one. */
export const exportColumns = (datasets: readonly DicomDataset[]): readonly Column[] => {
  const all = datasets.flatMap((dataset) => Object.entries(dataset));
  const columns = [...Map.groupBy(all, ([tag]) => tag)].flatMap(([tag, elements]) => {
    const found = columnOf(
      tag,
      elements.map(([, element]) => element),
    );
    return found === null ? [] : [found];
  });
  const isOther = ([tag, { vr }]: readonly [string, DicomElement]): boolean =>
    known(tag) === null && vr !== 'SQ';
  return [...columns, ...(all.some(isOther) ? [OTHER_ELEMENTS] : [])];
};

const columnOf = (tag: string, elements: readonly DicomElement[]): Column | null => {
  const exported = elements.map((element) => exportedElement(tag, element)).find(Boolean);
  if (exported === null || exported === undefined) return null;
  const { column: name, type, isRepeated } = exported;
  const mode = isRepeated ? 'REPEATED' : 'NULLABLE';
  const isSequence = elements.some(({ vr }) => vr === 'SQ');
  if (!isSequence) return { name, type, mode, fields: type === 'RECORD' ? PERSON_NAME : [] };
  const items = elements.flatMap(({ Value: values = [] }) => values.filter(isItem));
  const fields = exportColumns(items);
  // A record has a field.
  return { name, type, mode, fields: fields.length === 0 ? [OTHER_ELEMENTS] : fields };
};

export const isItem = (value: DicomValue): value is DicomDataset =>
  value !== null && typeof value === 'object';
