import { type Expression, type SqlBool, sql } from 'kysely';
import type { LabelPair } from '../../comparison/label-pair.ts';
import { numberOf, type Row } from '../../decode.ts';
import type { ImageFilter } from '../../image/image.filter.ts';
import type { LabelOrigin } from '../../label/label-origin.filter.ts';
import type { LabelSetCode } from '../../terms/label-set-code.ts';
import type { Catalog } from './catalog.ts';
import { every, some } from './conditions.ts';
import type { Query } from './engine.ts';
import { isFrom } from './from-origin.ts';
import { table } from './from-table.ts';
import { isTextMined } from './nlp-columns.ts';
import { isOnImages } from './on-images.ts';

/** A reference, and the labels that are held against it. */
export interface Paired {
  readonly reference: LabelOrigin;
  readonly candidate: {
    readonly labelSet: LabelSetCode;
    /** Whether a row of `assessments` is one of them, under the name that it has. */
    readonly has: (name: string) => Expression<SqlBool>;
  };
  readonly filter: ImageFilter;
}

/**
 * What the reference and the candidates say of each image that both labelled, counted by what is
 * said of all findings together, and by the reader of the candidate.
 *
 * The labels of the reference come to the candidate's by a window over the rows of the image, not by
 * a join: one pass over one table. Of a reader's reads of an image the first is compared; the later
 * ones are counted.
 */
export const pairedLabels = (catalog: Catalog, { reference, candidate, filter }: Paired): Query => {
  const [isReference, isCandidate] = [isFrom(reference), candidate.has('assessments')];
  const isWanted = every([
    some([isReference, isCandidate]),
    isLabelledByExperts({ reference, candidate }),
    isOnImages(catalog, filter),
  ]);
  const ofImage = sql`(partition by labels.image_number)`;
  const ofReader = sql`(partition by labels.image_number, labels.reader_id)`;
  const said = (column: string) =>
    sql`max(case when labels.is_reference and labels.read_number = 1 then ${sql.ref(`labels.${column}`)} end) over ${ofImage}`;
  const later = (isOne: Expression<SqlBool>) =>
    sql`sum(case when ${isOne} and labels.read_number > 1 then 1 else 0 end)`;
  // A read that is of both, where an origin is compared with itself, is left out once.
  const isOnlyCandidate = sql<SqlBool>`labels.is_candidate and not labels.is_reference`;
  return sql`
    select pairs.reader_id, pairs.reference_assessed, pairs.reference_present,
      pairs.reference_uncertain, pairs.candidate_assessed, pairs.candidate_present,
      pairs.candidate_uncertain, pairs.later_reads, cast(count(*) as integer) as image_count
    from (
      select labels.reader_id, labels.is_candidate, labels.read_number,
        ${said('assessed')} as reference_assessed, ${said('present')} as reference_present,
        ${said('uncertain')} as reference_uncertain, labels.assessed as candidate_assessed,
        labels.present as candidate_present, labels.uncertain as candidate_uncertain,
        cast(${later(sql`labels.is_reference`)} over ${ofImage}
          + ${later(isOnlyCandidate)} over ${ofReader} as integer) as later_reads
      from (
        select assessments.image_number, assessments.reader_id, assessments.read_number,
          assessments.assessed, assessments.present, assessments.uncertain,
          ${isReference} as is_reference, ${isCandidate} as is_candidate
        from ${table('assessments')} where ${isWanted}
      ) as labels
    ) as pairs
    where pairs.is_candidate and pairs.read_number = 1 and pairs.reference_assessed is not null
    group by pairs.reader_id, pairs.reference_assessed, pairs.reference_present,
      pairs.reference_uncertain, pairs.candidate_assessed, pairs.candidate_present,
      pairs.candidate_uncertain, pairs.later_reads`;
};

/** A pair from a row of that. */
export const toPair = (row: Row): LabelPair => ({
  reference: {
    assessed: numberOf(row, 'reference_assessed'),
    present: numberOf(row, 'reference_present'),
    uncertain: numberOf(row, 'reference_uncertain'),
  },
  candidate: {
    assessed: numberOf(row, 'candidate_assessed'),
    present: numberOf(row, 'candidate_present'),
    uncertain: numberOf(row, 'candidate_uncertain'),
  },
  imageCount: numberOf(row, 'image_count'),
  laterReads: numberOf(row, 'later_reads'),
});

/** Text mining labelled every image: only those are worth sorting that the other side labelled too. */
const isLabelledByExperts = ({
  reference,
  candidate,
}: Pick<Paired, 'reference' | 'candidate'>): Expression<SqlBool> => {
  const isReferenceMined = isTextMined(reference.labelSet);
  if (!isReferenceMined && !isTextMined(candidate.labelSet)) return every([]);
  const isExpert = isReferenceMined ? candidate.has('experts') : isFrom(reference, 'experts');
  return sql`(assessments.image_number in (
    select experts.image_number from ${table('assessments', 'experts')} where ${isExpert}))`;
};
