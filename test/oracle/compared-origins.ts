import type { LabelOrigin } from './filters.ts';
import type { Collection, Finding, ReaderRow } from './rows.ts';
import { sharedFindings } from './vocabulary.ts';

const nlp2017: LabelOrigin = { source: 'NLP', labelSet: 'NIH_NLP_2017' };
const nlp2020: LabelOrigin = { source: 'NLP', labelSet: 'NIH_NLP_2020' };
const fourReader: LabelOrigin = { source: 'READER', labelSet: 'FOUR_FINDINGS_2019' };
const adjudicated: LabelOrigin = { source: 'ADJUDICATED', labelSet: 'FOUR_FINDINGS_2019' };
const allReader: LabelOrigin = { source: 'READER', labelSet: 'ALL_FINDINGS_2021' };
const groundTruth: LabelOrigin = { source: 'GROUND_TRUTH', labelSet: 'ALL_FINDINGS_2021' };

/** The pairs whose disagreements are figures: each finding that both sets of a pair assess. */
export function comparedOrigins(
  collection: Collection,
): readonly (readonly [Finding, LabelOrigin, LabelOrigin])[] {
  const busiest: LabelOrigin = { ...fourReader, readerId: busiestFourReader(collection).readerId };
  const pairs: readonly (readonly [LabelOrigin, LabelOrigin])[] = [
    [nlp2020, adjudicated],
    [nlp2017, adjudicated],
    [nlp2020, groundTruth],
    [fourReader, adjudicated],
    [fourReader, fourReader],
    [busiest, adjudicated],
    [allReader, groundTruth],
    [adjudicated, groundTruth],
    [fourReader, allReader],
    [
      { ...allReader, readerId: '4343882785' },
      { ...allReader, readerId: '4343883593' },
    ],
  ];
  return pairs.flatMap(([left, right]) =>
    sharedFindings(left.labelSet, right.labelSet).map((finding) => [finding, left, right] as const),
  );
}

function busiestFourReader({ readers }: Collection): ReaderRow {
  const reads = (reader: ReaderRow) => reader.readCounts.get('FOUR_FINDINGS_2019') ?? 0;
  return readers.reduce((most, reader) => (reads(reader) > reads(most) ? reader : most));
}
