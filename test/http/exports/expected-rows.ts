import {
  ALL_FINDINGS,
  FOUR_FINDINGS,
  type ImageRow,
  type LabelSetCode,
  NLP_FINDINGS,
} from '../../oracle/rows.ts';
import { uidOf } from '../../oracle/uids.ts';

type Cell = string | number | null;

const FINDINGS: Readonly<Record<LabelSetCode, readonly string[]>> = {
  NIH_NLP_2017: NLP_FINDINGS,
  NIH_NLP_2020: NLP_FINDINGS,
  FOUR_FINDINGS_2019: FOUR_FINDINGS,
  ALL_FINDINGS_2021: ALL_FINDINGS,
};

/** What a file has to say of an image, by a plain program over the published files. */
export const expectedRow = (
  image: ImageRow,
  labelSets: readonly LabelSetCode[],
): Readonly<Record<string, Cell>> => ({
  imageIndex: image.imageIndex,
  patientId: Number(image.patientId),
  studyInstanceUid: uidOf(image.imageIndex, 'study'),
  seriesInstanceUid: uidOf(image.imageIndex, 'series'),
  sopInstanceUid: uidOf(image.imageIndex, 'instance'),
  followUpNumber: image.followUpNumber,
  sex: image.sex,
  patientAgeYears: image.patientAgeYears,
  viewPosition: image.viewPosition,
  originalWidthPx: image.originalSize.width,
  originalHeightPx: image.originalSize.height,
  pixelSpacingXMm: image.pixelSpacingMm.x,
  pixelSpacingYMm: image.pixelSpacingMm.y,
  officialSplit: image.split,
  ...Object.fromEntries(
    labelSets.flatMap((code) =>
      FINDINGS[code].map((finding) => [`${code}_${finding}`, flagOf(image, code, finding)]),
    ),
  ),
});

const flagOf = ({ labels }: ImageRow, code: LabelSetCode, finding: string): Cell => {
  const final = labels.find(
    (label) => label.labelSet === code && label.finding === finding && label.source !== 'READER',
  );
  return final === undefined ? null : Number(final.value === 'PRESENT');
};

/** The same as CSV writes it. */
export const asTexts = (row: Readonly<Record<string, Cell>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, String(cell ?? '')]));
