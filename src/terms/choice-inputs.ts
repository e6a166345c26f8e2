import { Field, ID, InputType, Int } from 'type-graphql';
import type { ChoiceInput } from '../read-choice.ts';
import { DataQualityIssue } from './data-quality-issue.ts';
import { Finding } from './finding.ts';
import { LabelSetCode } from './label-set-code.ts';
import { LabelSource } from './label-source.ts';
import { LabelValue } from './label-value.ts';
import { Sex } from './sex.ts';
import { Split } from './split.ts';
import { ViewPosition } from './view-position.ts';

// Conditions on one value. They are the same for every type but for the type itself.

const choiceInput = <V>(
  name: string,
  type: () => object,
  what: string,
): (new () => ChoiceInput<V>) => {
  @InputType(`${name}FilterInput`, {
    description: `Conditions on ${what}; all the keys that are given must hold.`,
  })
  class Choice implements ChoiceInput<V> {
    @Field(type, { nullable: true, description: 'Is this.' })
    eq?: V | null;

    @Field(type, { nullable: true, description: 'Is not this; a missing value is not.' })
    ne?: V | null;

    @Field(() => [type()], { nullable: true, description: 'Is one of these; [] matches nothing.' })
    in?: V[] | null;

    @Field(() => [type()], {
      nullable: true,
      description: 'Is none of these; a missing value is none, [] matches everything.',
    })
    notIn?: V[] | null;
  }
  return Choice;
};

export const IdFilterInput = choiceInput<string>(
  'Id',
  () => ID,
  'an id; an unknown id matches nothing',
);
export const SexFilterInput = choiceInput<Sex>('Sex', () => Sex, 'a sex');
export const ViewPositionFilterInput = choiceInput<ViewPosition>(
  'ViewPosition',
  () => ViewPosition,
  'a view position',
);
export const SplitFilterInput = choiceInput<Split>('Split', () => Split, 'a split');
export const FindingFilterInput = choiceInput<Finding>('Finding', () => Finding, 'a finding');
export const LabelValueFilterInput = choiceInput<LabelValue>(
  'LabelValue',
  () => LabelValue,
  'the value of a label',
);
export const LabelSourceFilterInput = choiceInput<LabelSource>(
  'LabelSource',
  () => LabelSource,
  'the source of a label',
);
export const LabelSetFilterInput = choiceInput<LabelSetCode>(
  'LabelSet',
  () => LabelSetCode,
  'a label set',
);

/** Conditions on a whole number. */
@InputType({ description: 'Conditions on a whole number; all the keys that are given must hold.' })
export class IntFilterInput {
  @Field(() => Int, { nullable: true, description: 'Is this.' })
  eq?: number | null;

  @Field(() => Int, { nullable: true, description: 'Is not this; a missing value is not.' })
  ne?: number | null;

  @Field(() => [Int], { nullable: true, description: 'Is one of these; [] matches nothing.' })
  in?: number[] | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'Is none of these; a missing value is none, [] matches everything.',
  })
  notIn?: number[] | null;

  @Field(() => Int, { nullable: true, description: 'Is less than this.' })
  lt?: number | null;

  @Field(() => Int, { nullable: true, description: 'Is this or less.' })
  lte?: number | null;

  @Field(() => Int, { nullable: true, description: 'Is greater than this.' })
  gt?: number | null;

  @Field(() => Int, { nullable: true, description: 'Is this or greater.' })
  gte?: number | null;
}

/** Conditions on the data quality issues of an image. */
@InputType({ description: 'Conditions on the data quality issues of an image.' })
export class DataQualityFilterInput {
  @Field(() => [DataQualityIssue], { nullable: true, description: 'Has at least one of these.' })
  some?: DataQualityIssue[] | null;

  @Field(() => [DataQualityIssue], { nullable: true, description: 'Has none of these.' })
  none?: DataQualityIssue[] | null;
}
