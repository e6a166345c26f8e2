import { whenAsked } from '../../../batch.ts';
import type { Image } from '../../../image/image.ts';
import { LABEL_SET_CODES, type LabelSetCode } from '../../../terms/label-set-code.ts';
import { SOURCES } from '../../../terms/vocabulary.ts';
import { type CatalogColumns, type ExpertRows, NO_NUMBER } from '../columns.ts';
import { createKept } from './kept.ts';
import { isTextMined, MINED_SETS, type MinedSet } from './mined-columns.ts';
import { isNarrow, type NumberColumn, numberColumn } from './number-column.ts';

/** What sets are made of beside the columns. */
export interface SetParts {
  readonly loadedSets: ReadonlySet<LabelSetCode>;
  /** The image that is a study, null where none is; undefined: nobody knows without asking an engine. */
  readonly imageByStudyUid: (uid: string) => Image | null | undefined;
}

/** What sets of images, and counts of them, are made from. */
export interface SetColumns extends SetParts {
  readonly held: CatalogColumns;
  readonly experts: ExpertRows;
  sex(): NumberColumn;
  viewPosition(): NumberColumn;
  split(): NumberColumn;
  ageYears(): NumberColumn;
  followUpNumber(): NumberColumn;
  quality(): NumberColumn;
  readerDisagreement(): NumberColumn;
  /** Findings present by text mining, or NO_NUMBER. */
  readonly mined: Readonly<Record<MinedSet, () => NumberColumn>>;
  /** Findings present by the final labels of a set, or NO_NUMBER where it did not assess the image. */
  findings(labelSet: LabelSetCode): NumberColumn;
  /** The loaded sets that have labels on each image, as bits: see setBit. */
  labelSets(): NumberColumn;
  /** The place of the patient of each image. */
  patientPlaces(): Uint32Array;
}

/** The bit of a label set. */
export const setBit = (code: LabelSetCode): number => 1 << LABEL_SET_CODES.indexOf(code);

/**
 * The columns as sets need them; null where what experts said is not held, or numbers lie too far
 * apart.
 *
 * maxBytes: memory for columns that are made of the others.
 */
export const setColumns = (
  held: CatalogColumns,
  parts: SetParts,
  maxBytes: number,
): SetColumns | null => {
  const { images, experts } = held;
  if (experts === null || !isNarrow(images.followUpNumber)) return null;
  const mined = {
    NIH_NLP_2017: whenAsked(() => numberColumn(images.nlp2017)),
    NIH_NLP_2020: whenAsked(() => numberColumn(images.nlp2020)),
  };
  const made = createKept<NumberColumn>(maxBytes, ({ values }) => values.byteLength);
  const owners = createKept<Uint32Array>(maxBytes, ({ byteLength }) => byteLength);
  const expertColumn = { experts, count: images.count };
  return {
    ...parts,
    held,
    experts,
    sex: whenAsked(() => numberColumn(images.sex)),
    viewPosition: whenAsked(() => numberColumn(images.viewPosition)),
    split: whenAsked(() => numberColumn(images.split)),
    ageYears: whenAsked(() => numberColumn(images.ageYears)),
    followUpNumber: whenAsked(() => numberColumn(images.followUpNumber)),
    quality: whenAsked(() => numberColumn(images.quality)),
    readerDisagreement: whenAsked(() => numberColumn(images.readerDisagreement)),
    mined,
    findings: (labelSet) =>
      isTextMined(labelSet)
        ? mined[labelSet]()
        : made.of(labelSet, () => finalFindings(labelSet, expertColumn)),
    labelSets: () => made.of('sets', () => labelledBy(parts.loadedSets, mined, expertColumn)),
    patientPlaces: () => owners.of('patients', () => patientPlaces(held)),
  };
};

interface ExpertColumn {
  readonly experts: ExpertRows;
  /** Images. */
  readonly count: number;
}

/** What the last source of a set holds to be present, which is what was made of all the others. */
const finalFindings = (
  labelSet: LabelSetCode,
  { experts: { image, judgement, judgements }, count }: ExpertColumn,
): NumberColumn => {
  const source = SOURCES[labelSet].at(-1);
  const present = new Int32Array(count).fill(NO_NUMBER);
  for (let row = 0; row < image.length; row += 1) {
    const said = judgements[judgement[row] ?? 0];
    if (said?.labelSet !== labelSet || said.source !== source) continue;
    const place = image[row] ?? 0;
    present[place] = Math.max(0, present[place] ?? 0) | said.present;
  }
  return numberColumn(present);
};

const labelledBy = (
  loadedSets: ReadonlySet<LabelSetCode>,
  mined: SetColumns['mined'],
  { experts: { image, judgement, judgements }, count }: ExpertColumn,
): NumberColumn => {
  const bits = new Uint8Array(count);
  for (const code of MINED_SETS.filter((each) => loadedSets.has(each))) {
    const [bit, { values }] = [setBit(code), mined[code]()];
    for (let place = 0; place < count; place += 1) {
      if (values[place] !== NO_NUMBER) bits[place] = (bits[place] ?? 0) | bit;
    }
  }
  for (let row = 0; row < image.length; row += 1) {
    const said = judgements[judgement[row] ?? 0];
    if (said === undefined || said.assessed === 0 || !loadedSets.has(said.labelSet)) continue;
    const place = image[row] ?? 0;
    bits[place] = (bits[place] ?? 0) | setBit(said.labelSet);
  }
  return numberColumn(bits);
};

const patientPlaces = ({ images, patients: { firstImage } }: CatalogColumns): Uint32Array => {
  const places = new Uint32Array(images.count);
  for (let patient = 0; patient < firstImage.length - 1; patient += 1) {
    places.fill(patient, firstImage[patient], firstImage[patient + 1]);
  }
  return places;
};
