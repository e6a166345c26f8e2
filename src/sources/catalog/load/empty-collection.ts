import type { Collection } from './collection.ts';
import type { Entries } from './data-entry.ts';

const NO_ENTRIES: Entries = {
  file: '',
  count: 0,
  keys: new Float64Array(0),
  present: new Int32Array(0),
  cell: new Uint32Array(0),
  cells: [],
  followUp: new Int32Array(0),
  age: new Int16Array(0),
  sex: new Uint8Array(0),
  view: new Uint8Array(0),
  widthPx: new Int32Array(0),
  heightPx: new Int32Array(0),
  spacingXMm: new Float64Array(0),
  spacingYMm: new Float64Array(0),
};

/** A collection without an image: its tables have their columns, and no row. */
export const EMPTY_COLLECTION: Collection = {
  images: {
    keys: NO_ENTRIES.keys,
    nlp2017: null,
    nlp2020: null,
    served: { entries: NO_ENTRIES, rowOf: new Int32Array(0) },
    ordinalOf: () => -1,
  },
  splits: [],
  boxes: [],
  expert: [],
  rowCounts: new Map(),
};
