// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import { coerceInputValue, type GraphQLSchema, isInputType, parseType, typeFromAST } from 'graphql';
import type { Dataset } from '../dataset/dataset.ts';
import { checkedInput } from '../decode.ts';
import { UserInputError } from '../errors.ts';
import { cohortOf, headerOf } from '../export/cohort.lookup.ts';
import type { NamedCohort } from '../export/cohort-file.source.ts';
import { readCohortId } from '../export/cohort-id.input.ts';
import type { SplitPlanInput } from '../export/split-plan.input.ts';
import { EVERY_IMAGE } from '../image/image.filter.ts';
import type { ImageFilterInput } from '../image/image.input.ts';
import { readImageFilter } from '../image/image.read-filter.ts';
import { readOptionalFilter } from '../read-filter.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';

/** What a cohort id is of: the served data, or other data, whose hash it has. */
export type CohortReading =
  | { readonly outcome: 'COHORT'; readonly named: NamedCohort }
  | { readonly outcome: 'OTHER_DATA'; readonly datasetHash: string };

/** Reads a cohort id. UserInputError where no gateway gave it out, or none of this version. */
export type ReadCohort = (cohortId: string, served: Dataset) => CohortReading;

/** Reads cohort ids: what is in one is checked by the schema, as if a caller had just asked it. */
export const cohortReader = (schema: GraphQLSchema): ReadCohort => {
  const check = <T>(type: string, value: unknown): T | undefined =>
    value === undefined ? undefined : checkedInput<T>(coerced(schema, type, value));
  return (cohortId, served) => {
    const { datasetHash, filter, labelSets, split } = readCohortId(cohortId);
    if (datasetHash !== served.contentHash) return { outcome: 'OTHER_DATA', datasetHash };
    const input = check<ImageFilterInput>('ImageFilterInput', filter);
    const cohort = cohortOf(
      {
        filter: readOptionalFilter(input, readImageFilter, EVERY_IMAGE),
        labelSets: check<LabelSetCode[]>('[LabelSetCode!]', labelSets),
        split: check<SplitPlanInput>('SplitPlanInput', split),
      },
      served,
    );
    return {
      outcome: 'COHORT',
      named: { cohortId, cohort, header: headerOf(cohortId, cohort, served) },
    };
  };
};

const coerced = (schema: GraphQLSchema, name: string, value: unknown): unknown => {
  const type = typeFromAST(schema, parseType(name));
  if (!isInputType(type)) throw new Error(`The schema takes no ${name}.`);
  return coerceInputValue(value, type, (_path, _value, { message }) => {
    throw new UserInputError(`The cohort id says what this gateway does not take: ${message}`);
  });
};
