import { sql } from 'kysely';
import type { ComparedOrigins, ComparisonSource } from '../../comparison/comparison.source.ts';
import type { LabelPair } from '../../comparison/label-pair.ts';
import { numberOf, textOf } from '../../decode.ts';
import { groupBy } from '../../maps.ts';
import { findingBits } from '../../terms/finding-bits.ts';
import { VOCABULARY } from '../../terms/vocabulary.ts';
import type { Catalog } from './catalog.ts';
import { every, isNever } from './conditions.ts';
import { isFrom } from './from-origin.ts';
import { table } from './from-table.ts';
import { imageCondition } from './image-conditions.ts';
import { isTextMined, NLP_COLUMNS, type TextMinedSet } from './nlp-columns.ts';
import { pairedLabels, toPair } from './paired-labels.ts';

/** Comparisons from the catalog: all findings of two origins in one statement, as counts of images. */
export const catalogComparison = (catalog: Catalog): ComparisonSource => ({
  labelPairs: async (compared) => {
    if (isNever(imageCondition(catalog, compared.filter))) return [];
    const [left, right] = [compared.reference.labelSet, compared.candidate.labelSet];
    if (isTextMined(left) && isTextMined(right))
      return minedPairs(catalog, compared, [left, right]);
    const { reference, candidate, filter } = compared;
    const has = (name: string) => isFrom(candidate, name);
    const paired = { reference, candidate: { labelSet: right, has }, filter };
    const rows = await catalog.run('labels of two origins', () => pairedLabels(catalog, paired));
    return rows.map(toPair);
  },

  labelPairsByReader: async (readerIds, { reference, labelSet, filter }) => {
    if (isNever(imageCondition(catalog, filter))) return new Map();
    const reads = { labelSet, source: 'READER', readerId: null } as const;
    const has = (name: string) =>
      every([
        isFrom(reads, name),
        catalog.dialect.isOneOf(sql.ref(`${name}.reader_id`), readerIds),
      ]);
    const paired = { reference, candidate: { labelSet, has }, filter };
    const rows = await catalog.run('labels of an origin and of readers', () =>
      pairedLabels(catalog, paired),
    );
    const grouped = groupBy(rows, (row) => textOf(row, 'reader_id'));
    return new Map([...grouped].map(([id, group]) => [id, group.map(toPair)]));
  },
});

/** Two text-mined releases stand side by side in each row of `images`. */
const minedPairs = async (
  catalog: Catalog,
  { filter }: ComparedOrigins,
  [left, right]: readonly [TextMinedSet, TextMinedSet],
): Promise<LabelPair[]> => {
  const [reference, candidate] = [sql.ref(NLP_COLUMNS[left]), sql.ref(NLP_COLUMNS[right])];
  const rows = await catalog.run(
    'labels of two text-mined sets',
    () => sql`
      select pairs.reference_present, pairs.candidate_present,
        cast(count(*) as integer) as image_count
      from (
        select ${reference} as reference_present, ${candidate} as candidate_present
        from ${table('images')} where ${imageCondition(catalog, filter)}
      ) as pairs
      where pairs.reference_present is not null and pairs.candidate_present is not null
      group by pairs.reference_present, pairs.candidate_present`,
  );
  const mined = (set: TextMinedSet, present: number) => ({
    assessed: findingBits(VOCABULARY[set]),
    present,
    uncertain: 0,
  });
  return rows.map((row) => ({
    reference: mined(left, numberOf(row, 'reference_present')),
    candidate: mined(right, numberOf(row, 'candidate_present')),
    imageCount: numberOf(row, 'image_count'),
    laterReads: 0,
  }));
};
