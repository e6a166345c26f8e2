import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AtMost } from '../cost.ts';
import { Node } from '../node.ts';
import { Finding } from '../terms/finding.ts';
import { LabelSetCode } from '../terms/label-set-code.ts';
import { LabelSource } from '../terms/label-source.ts';
import { LabelValue } from '../terms/label-value.ts';
import type { Assessment } from './assessment.ts';

/** Where a label stands in the published files. */
@ObjectType({
  description: 'Where a label stands: file as published, and its data row, counted from 1.',
})
export class Provenance {
  @Field(() => String, { description: 'Path in the published folder.' })
  readonly file!: string;

  @Field(() => Int, { description: 'Data row, counted from 1 below the header.' })
  readonly row!: number;

  @Field(() => String, { description: 'Title of the column.' })
  readonly column!: string;
}

/** One opinion on one finding in one image. */
@ObjectType({ implements: Node, description: 'One opinion on one finding in one image.' })
export class Label implements Node {
  readonly id!: string;

  @Field(() => Finding, { description: 'What it is about.' })
  readonly finding!: Finding;

  @Field(() => LabelValue, { description: 'What it says.' })
  readonly value!: LabelValue;

  @Field(() => LabelSource, { description: 'How it came about.' })
  readonly source!: LabelSource;

  @Field(() => String, {
    description:
      'As the file spells it: YES, HEDGE, 1, ...; the whole cell where one cell holds all findings.',
  })
  readonly rawValue!: string;

  @Field(() => Provenance, { description: 'Where it stands in the published files.' })
  readonly provenance!: Provenance;

  readonly labelSetCode!: LabelSetCode;
  /** The row of the file that it is part of. */
  readonly assessment!: Assessment;
}

/** How a final label follows from reads. */
export const DerivationRule = {
  ADJUDICATION: 'ADJUDICATION',
  MAJORITY_OF_THREE: 'MAJORITY_OF_THREE',
  OTHER_RULE: 'OTHER_RULE',
} as const;
export type DerivationRule = keyof typeof DerivationRule;

registerEnumType(DerivationRule, {
  name: 'DerivationRule',
  description: 'How a final label follows from reads.',
  valuesConfig: {
    ADJUDICATION: {
      description:
        'Up to five rounds of review until consensus, else majority: cannot be replayed from the first reads.',
    },
    MAJORITY_OF_THREE: { description: 'Two of the three ground-truth readers.' },
    OTHER_RULE: {
      description: 'Majority of Other, or abnormal by majority with no finding that has one.',
    },
  },
});

/** The reads that a final label rests on. */
@ObjectType({ description: 'The reads that a final label rests on, and the published rule.' })
export class Derivation {
  @Field(() => DerivationRule, { description: 'The published rule.' })
  readonly rule!: DerivationRule;

  @AtMost(60)
  @Field(() => [Label], { description: 'The reads that the rule looks at.' })
  readonly inputs!: readonly Label[];

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the rule, applied to the inputs, gives the published label; null for rules that cannot be replayed, and where reads are missing.',
  })
  readonly isReproduced!: boolean | null;
}

/** How many readers said one thing. */
@ObjectType({ description: 'How many readers said one thing.' })
export class VoteCount {
  @Field(() => LabelValue, { description: 'What they said.' })
  readonly value!: LabelValue;

  @Field(() => Int, { description: 'How many they are, at least 1.' })
  readonly count!: number;
}

/** All reads of one finding beside its final label. */
@ObjectType({
  description:
    'All reads of one finding in one image beside its final label. Each reader has one vote: of repeated reads by one reader the first in file order.',
})
export class Consensus {
  @Field(() => Finding, { description: 'What it is about.' })
  readonly finding!: Finding;

  @Field(() => LabelSetCode, { description: 'The set.' })
  readonly labelSet!: LabelSetCode;

  @Field(() => LabelValue, {
    nullable: true,
    description: 'The final label; null where the set has reads only.',
  })
  readonly value!: LabelValue | null;

  @AtMost(10)
  @Field(() => [Label], { description: 'Every read, repeated ones too, in file order.' })
  readonly reads!: readonly Label[];

  @AtMost(3)
  @Field(() => [VoteCount], { description: 'Votes by value; a value without votes is left out.' })
  readonly votes!: readonly VoteCount[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether all votes are the same; null with fewer than two.',
  })
  readonly isUnanimous!: boolean | null;

  @Field(() => LabelValue, {
    nullable: true,
    description: 'The value with the most votes; null on a tie, and without votes.',
  })
  readonly majority!: LabelValue | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'The final label differs from the majority of the votes, or breaks their tie; null without a final label or without votes.',
  })
  readonly changedByAdjudication!: boolean | null;
}
