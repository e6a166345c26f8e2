import dcmjs, { type ElementHeader } from 'dcmjs';

const { dictionary } = dcmjs.data.DicomMetaDictionary;

/** VRs of the dictionary that depend on other elements, and what they are where nothing is known. */
const DEPENDENT: ReadonlyMap<string, string> = new Map([
  ['ox', 'OW'],
  ['lt', 'OW'],
  ['up', 'UL'],
  ['na', 'UN'],
]);

const UNDEFINED_LENGTH = -1;

/** An element whose VR is wanted. */
export interface Unresolved {
  readonly tag: string;
  readonly header: ElementHeader;
  /** Whether the pixels that it tells of are signed. */
  readonly isSigned: boolean;
}

/** The VR of an element of an implicit data set, by the dictionary (PS3.6). */
export const implicitVr = ({ tag, header, isSigned }: Unresolved): string => {
  const vr = dictionary[`(${tag.slice(0, 4)},${tag.slice(4)})`]?.vr;
  if (vr === 'xs') return isSigned ? 'SS' : 'US';
  if (vr !== undefined) return DEPENDENT.get(vr) ?? vr;
  if (isPrivateCreator(tag)) return 'LO';
  return header.length === UNDEFINED_LENGTH ? 'SQ' : 'UN';
};

/**
 * The VR of an element as it is written: two capital letters; UN where it is something else.
 *
 * at: where the value begins.
 */
export const writtenVr = (bytes: Uint8Array, at: number, { tag, header }: Unresolved): string => {
  const start = at - (header.vrObj.isLength32() ? 8 : 4);
  const letters = String.fromCharCode(bytes[start] ?? 0, bytes[start + 1] ?? 0);
  const vr = /^[A-Z]{2}$/.test(letters) ? letters : 'UN';
  return vr === 'UN' && isPrivateCreator(tag) ? 'LO' : vr;
};

/** Whether an element names the owner of private ones, which is a text in any case (PS3.5 7.8.1). */
const isPrivateCreator = (tag: string): boolean =>
  /^....00[1-9A-F][0-9A-F]$/.test(tag) &&
  Number.parseInt(tag.slice(0, 4), 16) % 2 === 1 &&
  tag > '0009';
