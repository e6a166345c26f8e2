// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import { coerceInputValue, type GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import { checkedInput } from '../decode.ts';
import { UserInputError } from '../errors.ts';
import { readEvaluation } from '../evaluation/evaluation.filter.ts';
import type { EvaluationArgs } from '../evaluation/evaluation.input.ts';
import { evaluateUpload } from '../evaluation/evaluation.lookup.ts';
import type { ScoreUpload } from '../evaluation/evaluation.source.ts';
import type { EvaluationRecord } from '../evaluation/evaluation-record.lookup.ts';

/** Arguments of Query.evaluate by name, as JSON gives them; what is undefined was left out. */
export type GivenArguments = Readonly<Record<string, unknown>>;

/** Begins an evaluation of uploaded scores; what is asked is checked before any of them is read. */
export type EvaluateUpload = (given: GivenArguments) => {
  /** Null where the reference's set is not loaded. Rejects with GatewayError. */
  readonly evaluate: (upload: ScoreUpload, context: Context) => Promise<EvaluationRecord | null>;
};

/** Evaluates uploads with the arguments of Query.evaluate, which the schema checks as if a caller had asked the graph. */
export const uploadEvaluator = (schema: GraphQLSchema): EvaluateUpload => {
  const declared = (schema.getQueryType()?.getFields()['evaluate']?.args ?? []).filter(
    ({ name }) => name !== 'predictions',
  );
  return (given) => {
    const args = declared.flatMap(({ name, type, defaultValue }) => {
      // Null is not left out: it is refused, or read, as in the graph.
      const value = given[name] === undefined ? defaultValue : given[name];
      // What is required and missing is refused like any other null.
      if (value === undefined && !String(type).endsWith('!')) return [];
      const read = coerceInputValue(value, type, (path, _value, { message }) => {
        throw new UserInputError(`${[name, ...path].join('.')}: ${message}`);
      });
      return [[name, read] as const];
    });
    const question = readEvaluation(
      // Each argument was checked against the type that the schema declares for it.
      checkedArguments(Object.fromEntries(args)),
    );
    return { evaluate: (upload, context) => evaluateUpload(question, upload, context) };
  };
};

const checkedArguments = (args: unknown): EvaluationArgs => {
  const checked = checkedInput<EvaluationArgs>(args);
  if (checked === undefined) throw new Error('There are no arguments.');
  return checked;
};
