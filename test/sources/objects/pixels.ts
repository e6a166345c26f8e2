import { type Dataset, EXPLICIT, part10, type Value } from './part10.ts';

/** What is said of pixels, where it differs from 8 bits, unsigned, MONOCHROME2. */
export interface Said {
  readonly syntax?: string;
  readonly rows: number;
  readonly columns: number;
  readonly samples?: number;
  readonly photometric?: string;
  readonly allocated?: number;
  readonly stored?: number;
  readonly isSigned?: boolean;
  readonly frames?: number;
  /** Further elements of groups up to 7FDF. */
  readonly more?: Dataset;
  readonly vr?: 'OB' | 'OW';
}

/** An object with these pixels. */
export const picturedObject = (said: Said, pixels: Value): Buffer => {
  const allocated = said.allocated ?? 8;
  const stored = said.stored ?? allocated;
  return part10(said.syntax ?? EXPLICIT, {
    '00080018': ['UI', '1.2.3'],
    '00280002': ['US', [said.samples ?? 1]],
    '00280004': ['CS', said.photometric ?? 'MONOCHROME2'],
    ...(said.frames === undefined ? {} : { '00280008': ['IS', String(said.frames)] as const }),
    '00280010': ['US', [said.rows]],
    '00280011': ['US', [said.columns]],
    '00280100': ['US', [allocated]],
    '00280101': ['US', [stored]],
    '00280102': ['US', [stored - 1]],
    '00280103': ['US', [said.isSigned === true ? 1 : 0]],
    ...said.more,
    '7FE00010': [said.vr ?? 'OW', pixels],
  });
};

/** 16-bit samples as bytes, little-endian. */
export const words = (...samples: number[]): Uint8Array =>
  new Uint8Array(Uint16Array.from(samples).buffer);
