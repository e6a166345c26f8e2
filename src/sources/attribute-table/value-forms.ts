// Which columns can hold the values of which VR, and which attributes go by which form.

/** What a column's values are, as far as DICOM tells them apart. */
export type Form = 'TEXT' | 'NUMBER' | 'DATE' | 'TIME' | 'INSTANT' | 'BYTES' | 'RECORD';

/** BigQuery's types; the API writes the older names. Values of any other type are left alone. */
const FORMS: Readonly<Record<string, Form>> = {
  STRING: 'TEXT',
  INTEGER: 'NUMBER',
  INT64: 'NUMBER',
  FLOAT: 'NUMBER',
  FLOAT64: 'NUMBER',
  NUMERIC: 'NUMBER',
  BIGNUMERIC: 'NUMBER',
  DATE: 'DATE',
  TIME: 'TIME',
  DATETIME: 'INSTANT',
  TIMESTAMP: 'INSTANT',
  BYTES: 'BYTES',
  RECORD: 'RECORD',
  STRUCT: 'RECORD',
};

/** The form of a column's values; null where nothing of DICOM has it. */
export const formOf = (type: string): Form | null => FORMS[type] ?? null;

/** VRs of the dictionary that other elements decide on, and what they are in a table. */
const DECIDED: Readonly<Record<string, string>> = { xs: 'US', up: 'UL', ox: 'OW' };

/** The VR of an element of the standard, by the dictionary's word for it and what a column holds. */
export const standardVr = (vr: string, form: Form): string => {
  if (vr === 'lt') return form === 'BYTES' ? 'OW' : 'US';
  return DECIDED[vr] ?? vr;
};

/**
 * The VR of an element that the dictionary does not have: one that takes whatever the column holds,
 * for the table does not tell it.
 */
export const anyVr = (type: string, form: Form): string => {
  if (form === 'NUMBER') return NUMBERS[type] ?? 'DS';
  return { TEXT: 'UC', DATE: 'DA', TIME: 'TM', INSTANT: 'DT', BYTES: 'UN', RECORD: 'SQ' }[form];
};

const NUMBERS: Readonly<Record<string, string>> = {
  INTEGER: 'SV',
  INT64: 'SV',
  FLOAT: 'FD',
  FLOAT64: 'FD',
};

/** Forms that are read by VR, where they are others than text and number. */
const READ: Readonly<Record<string, readonly Form[]>> = {
  SQ: ['RECORD'],
  PN: ['RECORD', 'TEXT'],
  DA: ['DATE', 'TEXT'],
  TM: ['TIME', 'TEXT'],
  DT: ['INSTANT', 'TEXT'],
  ...Object.fromEntries(
    ['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'UN'].map((vr) => [vr, ['BYTES'] as const]),
  ),
};

/** Whether values of a VR can be read out of a column. */
export const isReadable = (vr: string, form: Form): boolean =>
  /^[A-Z]{2}$/.test(vr) && (READ[vr] ?? ['TEXT', 'NUMBER']).includes(form);
