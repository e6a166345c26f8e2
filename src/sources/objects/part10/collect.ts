import type { DatasetListener } from 'dcmjs';
import { IMPLICIT_LITTLE_ENDIAN } from '../transfer-syntax.ts';
import { implicitVr, type Unresolved, writtenVr } from './element-vr.ts';
import { DamagedError, type RawDataset, type RawElement } from './raw-object.ts';

/** Sequences in sequences; real objects nest less than ten deep. */
const MAX_DEPTH = 64;
/** Elements of an object in all, which bounds what parsing takes in memory. */
const MAX_ELEMENTS = 500_000;

const UNDEFINED_LENGTH = -1;
const PIXEL_DATA = '7FE00010';
const PIXEL_REPRESENTATION = '00280103';
const NOTHING = new Uint8Array(0);

/** What is read, and by whom. */
interface Source {
  readonly bytes: Uint8Array;
  readonly reader: { syntax: string; readonly stream: { readonly offset: number } };
}

/** An element that is being filled. */
interface Begun extends RawElement {
  readonly items: RawDataset[] | null;
  readonly fragments: Uint8Array[][] | null;
}

/** What has begun and not ended. */
type Open =
  | { readonly kind: 'DATASET'; readonly dataset: Map<string, RawElement> }
  | { readonly kind: 'ELEMENT'; readonly element: Begun; readonly syntaxAfter: string }
  | { readonly kind: 'FRAME'; readonly fragments: Uint8Array[] };

/** Collects a data set as it is read, without looking into values. */
export const collect = (source: Source): DatasetListener & { readonly dataset: RawDataset } => {
  const dataset = new Map<string, RawElement>();
  const open: Open[] = [];
  let count = 0;
  let isSigned = false;
  return {
    dataset,
    addTag: (tag, header) => {
      count += 1;
      if (count > MAX_ELEMENTS) throw new DamagedError('There are too many elements.');
      const syntaxAfter = source.reader.syntax;
      const element = begin(source, { tag, header, isSigned });
      if (tag === PIXEL_REPRESENTATION) isSigned = element.bytes.some((byte) => byte !== 0);
      const parent = open.at(-1);
      if (parent?.kind === 'DATASET') parent.dataset.set(tag, element);
      open.push({ kind: 'ELEMENT', element, syntaxAfter });
      return { expectsRaw: true };
    },
    startObject: () => {
      // Each sequence is two things: an element and an item.
      if (open.length > 2 * MAX_DEPTH) throw new DamagedError('Sequences nest too deep.');
      open.push(beginIn(open.at(-1), dataset));
    },
    value: (value) => {
      const parent = open.at(-1);
      if (parent?.kind === 'FRAME' && value instanceof ArrayBuffer) {
        parent.fragments.push(new Uint8Array(value));
      }
    },
    pop: () => {
      const ended = open.pop();
      if (ended?.kind === 'ELEMENT') source.reader.syntax = ended.syntaxAfter;
    },
  };
};

const begin = ({ bytes, reader }: Source, unresolved: Unresolved): Begun => {
  const { tag, header } = unresolved;
  const at = reader.stream.offset;
  const isImplicit = reader.syntax === IMPLICIT_LITTLE_ENDIAN;
  const vr = isImplicit ? implicitVr(unresolved) : writtenVr(bytes, at, unresolved);
  // dcmjs trusts its dictionary more than what is written as unknown; here the object's word counts.
  if (!isImplicit) header.vr = vr;
  const isUndefined = header.length === UNDEFINED_LENGTH;
  const isUnknownSequence = vr === 'UN' && isUndefined;
  // A sequence whose VR somebody did not know is implicit inside, whatever surrounds it (PS3.5 6.2.2).
  if (isUnknownSequence) reader.syntax = IMPLICIT_LITTLE_ENDIAN;
  const isSequence = vr === 'SQ' || isUnknownSequence;
  const end = at + (isSequence || isUndefined ? 0 : header.length);
  if (end > bytes.length) throw new DamagedError(`Element ${tag} ends behind the object.`);
  return {
    vr: isSequence ? 'SQ' : vr,
    bytes: end === at ? NOTHING : bytes.subarray(at, end),
    items: isSequence ? [] : null,
    fragments: tag === PIXEL_DATA && isUndefined && !isSequence ? [] : null,
  };
};

/** What begins inside of something: the data set in nothing, an item in a sequence, a frame. */
const beginIn = (parent: Open | undefined, root: Map<string, RawElement>): Open => {
  if (parent === undefined) return { kind: 'DATASET', dataset: root };
  if (parent.kind === 'ELEMENT' && parent.element.items !== null) {
    const dataset = new Map<string, RawElement>();
    parent.element.items.push(dataset);
    return { kind: 'DATASET', dataset };
  }
  const fragments: Uint8Array[] = [];
  if (parent.kind === 'ELEMENT') parent.element.fragments?.push(fragments);
  return { kind: 'FRAME', fragments };
};
