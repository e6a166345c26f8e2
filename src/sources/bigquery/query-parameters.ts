import type { EmptyList, Parameter } from './bigquery.ts';

type ScalarType = 'STRING' | 'INT64' | 'FLOAT64' | 'BOOL';

/** A parameter as the REST API takes it; all values are text. */
export interface QueryParameter {
  readonly parameterType: { readonly type: string; readonly arrayType?: { readonly type: string } };
  readonly parameterValue: {
    readonly value?: string;
    readonly arrayValues?: readonly { readonly value: string }[];
  };
}

/** Parameters by their place. TypeError where one is null. */
export const queryParameters = (parameters: readonly Parameter[]): readonly QueryParameter[] =>
  parameters.map((parameter) => {
    if (parameter === null) throw new TypeError('Null is no parameter: write it into the text.');
    if (isList(parameter)) return listParameter(parameter);
    if (typeof parameter === 'object') return arrayOf(parameter.emptyListOf, []);
    return {
      parameterType: { type: typeOf(parameter) },
      parameterValue: { value: String(parameter) },
    };
  });

const listParameter = (list: readonly (string | number)[]): QueryParameter => {
  const types = new Set(list.map(typeOf));
  // 1 and 2.5 are a list of FLOAT64.
  const type = types.size > 1 ? 'FLOAT64' : ([...types][0] ?? 'STRING');
  return arrayOf(type, list.map(String));
};

const arrayOf = (type: ScalarType, values: readonly string[]): QueryParameter => ({
  parameterType: { type: 'ARRAY', arrayType: { type } },
  parameterValue: { arrayValues: values.map((value) => ({ value })) },
});

/** A number that a double does not hold exactly is none that was meant to be whole. */
const typeOf = (value: string | number | bigint | boolean): ScalarType => {
  if (typeof value === 'string') return 'STRING';
  if (typeof value === 'boolean') return 'BOOL';
  return typeof value === 'bigint' || Number.isSafeInteger(value) ? 'INT64' : 'FLOAT64';
};

const isList = (
  value: string | number | bigint | boolean | readonly string[] | readonly number[] | EmptyList,
): value is readonly string[] | readonly number[] => Array.isArray(value);
