import { type Expression, type SqlBool, sql } from 'kysely';
import type { Disagreement } from '../../image/image.filter.ts';
import type { LabelOrigin } from '../../label/label-origin.filter.ts';
import type { Finding } from '../../terms/finding.ts';
import { findingBit } from '../../terms/finding-bits.ts';
import type { LabelValue } from '../../terms/label-value.ts';
import { VOCABULARY } from '../../terms/vocabulary.ts';
import { every, some } from './conditions.ts';
import { isFrom } from './from-origin.ts';
import { table } from './from-table.ts';
import { isTextMined, NLP_COLUMNS, type TextMinedSet } from './nlp-columns.ts';

type Condition = Expression<SqlBool>;

/** What can be said of a finding, each a bit: what several labels say is a set. */
const VERDICTS: Readonly<Record<LabelValue, number>> = { PRESENT: 1, ABSENT: 2, UNCERTAIN: 4 };
const ANY_VERDICT = 7;

/** Labels of one origin of one finding that say one of some things. */
interface Side {
  readonly finding: Finding;
  readonly origin: LabelOrigin;
  readonly verdicts: number;
}

/** Whether some label of the one origin and some label of the other differ on an image. */
export const disagreement = ({ finding, left, right, leftValue }: Disagreement): Condition => {
  const verdicts = leftValue === null ? ANY_VERDICT : VERDICTS[leftValue];
  const leftSide = { finding, origin: left, verdicts };
  const rightSide = { finding, origin: right, verdicts: ANY_VERDICT };
  if (isTextMined(left.labelSet)) return differFromMined(leftSide, rightSide);
  if (isTextMined(right.labelSet)) return differFromMined(rightSide, leftSide);
  return differInFiles(leftSide, rightSide);
};

/** Where a text-mined label says one thing, and a label of the other side another. */
const differFromMined = (mined: Side, other: Side): Condition => {
  const pairs = [VERDICTS.PRESENT, VERDICTS.ABSENT]
    .filter((verdict) => (mined.verdicts & verdict) !== 0)
    .map((verdict) =>
      every([
        says({ ...mined, verdicts: verdict }),
        says({ ...other, verdicts: other.verdicts & ~verdict }),
      ]),
    );
  // Implied by the rest: an engine then looks at both pairs only where the other side says anything.
  return pairs.length === 1 ? some(pairs) : every([says(other), some(pairs)]);
};

const says = (side: Side): Condition => {
  const { labelSet } = side.origin;
  if (isTextMined(labelSet)) return mined(labelSet, side);
  if (side.verdicts === 0) return some([]);
  const isSaid = sql<SqlBool>`(${verdictOn(side.finding)} & ${side.verdicts}) <> 0`;
  const isOne = every([isFrom(side.origin), isAssessed(side.finding), isSaid]);
  return sql`(images.image_number in (
    select assessments.image_number from ${table('assessments')} where ${isOne}))`;
};

const mined = (labelSet: TextMinedSet, { finding, verdicts }: Side): Condition => {
  if (!VOCABULARY[labelSet].includes(finding)) return some([]);
  const bit = sql`(${sql.ref(NLP_COLUMNS[labelSet])} & ${findingBit(finding)})`;
  return some([
    ...((verdicts & VERDICTS.PRESENT) === 0 ? [] : [sql<SqlBool>`coalesce(${bit} <> 0, false)`]),
    ...((verdicts & VERDICTS.ABSENT) === 0 ? [] : [sql<SqlBool>`coalesce(${bit} = 0, false)`]),
  ]);
};

// What each side says of an image is gathered in one pass over the labels of both: some pair
// differs just where both say something and at least two things are said. Joining the labels with
// themselves would ask the same, and look at every pair.
const differInFiles = (left: Side, right: Side): Condition => {
  const [isLeft, isRight] = [isFrom(left.origin), isFrom(right.origin)];
  const verdict = verdictOn(left.finding);
  const isOne = every([some([isLeft, isRight]), isAssessed(left.finding)]);
  const isMet =
    left.verdicts === ANY_VERDICT
      ? sql`said.of_left <> 0 and said.of_right <> 0 and bit_count(said.of_left | said.of_right) > 1`
      : sql`(said.of_left & ${left.verdicts}) <> 0 and (said.of_right & ${ANY_VERDICT & ~left.verdicts}) <> 0`;
  return sql`(images.image_number in (
    select said.image_number from (
      select assessments.image_number,
        bit_or(case when ${isLeft} then ${verdict} else 0 end) as of_left,
        bit_or(case when ${isRight} then ${verdict} else 0 end) as of_right
      from ${table('assessments')} where ${isOne} group by assessments.image_number
    ) as said where ${isMet}))`;
};

/** What a row of `assessments` says of a finding that it assesses. */
const verdictOn = (finding: Finding): Expression<number> => {
  const bit = findingBit(finding);
  return sql`(case when (assessments.present & ${bit}) <> 0 then ${VERDICTS.PRESENT}
    when (assessments.uncertain & ${bit}) <> 0 then ${VERDICTS.UNCERTAIN} else ${VERDICTS.ABSENT} end)`;
};

const isAssessed = (finding: Finding): Condition =>
  sql`(assessments.assessed & ${findingBit(finding)}) <> 0`;
