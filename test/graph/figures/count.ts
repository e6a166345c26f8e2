import type { ImageFilter, LabelFilter, PatientFilter } from '../../oracle/filters.ts';
import { fromKeys } from '../../support/from-keys.ts';
import type { TestGateway } from '../../support/gateway.ts';
import { ask } from '../property/ask.ts';

interface Counted {
  readonly counted: { readonly totalCount: number };
}

/** Asks the gateway for the exact number of rows that meet a filter. */
export function counts(gateway: TestGateway) {
  const count = async (field: string, type: string, filter: object | undefined) => {
    const source = `query ($filter: ${type}) { counted: ${field}(filter: $filter) { totalCount } }`;
    return (await ask<Counted>(gateway, source, { filter })).counted.totalCount;
  };
  return {
    images: (filter?: ImageFilter) => count('images', 'ImageFilterInput', filter),
    patients: (filter?: PatientFilter) => count('patients', 'PatientFilterInput', filter),
    labels: (filter?: LabelFilter) => count('labels', 'LabelFilterInput', filter),
  };
}

/** One question after the other, in the order of the rows. */
export async function inTurn<Row, Answer>(
  rows: readonly Row[],
  question: (row: Row) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const row of rows) answers.push(await question(row));
  return answers;
}

/** The same for an object with a number for each key. */
export async function forKeys<Key extends string>(
  keys: readonly Key[],
  question: (key: Key) => Promise<number>,
): Promise<Record<Key, number>> {
  const answers = new Map(await inTurn(keys, async (key) => [key, await question(key)] as const));
  return fromKeys(keys, (key) => answers.get(key) ?? Number.NaN);
}
