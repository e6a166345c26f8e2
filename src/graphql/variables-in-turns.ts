import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  coerceInputValue,
  type ExecutionArgs,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  getVariableValues,
  isInputType,
  isListType,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { inTurns } from '../in-turns.ts';

/** Items of a list that is read at once: ten thousand take some ten milliseconds. */
const AT_ONCE = 2000;

type Given = ExecutionArgs['variableValues'];
type Read = ReturnType<typeof getVariableValues>;

/** Whether a variable is a list that is too long to be read at once. */
const hasLongList = (given: Given): boolean =>
  Object.values(given ?? {}).some((value) => Array.isArray(value) && value.length > AT_ONCE);

/**
 * What graphql-js makes of variables: at once, or, where a list is long, with others answered in between.
 * Where something is wrong with it, graphql-js says so of the whole.
 */
export const readVariables = (
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  given: Given,
): Read | Promise<Read> =>
  hasLongList(given)
    ? readInTurns(schema, definitions, given)
    : getVariableValues(schema, definitions, given ?? {});

const readInTurns = async (
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  given: Given,
): Promise<Read> => {
  const atOnce = (): Read => getVariableValues(schema, definitions, given ?? {});
  // They have been priced in this turn.
  await nextTurn();
  const short = { ...given };
  const long: Record<string, unknown[]> = {};
  for (const { variable, type } of definitions) {
    const name = variable.name.value;
    const value = short[name];
    const item = itemOf(typeFromAST(schema, type));
    if (item === null || !Array.isArray(value) || value.length <= AT_ONCE) continue;
    // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
    const items = await readItems(item, value);
    if (items === null) return atOnce();
    long[name] = items;
    short[name] = [];
  }
  const read = getVariableValues(schema, definitions, short);
  return read.errors === undefined ? { coerced: { ...read.coerced, ...long } } : atOnce();
};

/** Null where the type is no list. */
const itemOf = (type: unknown): GraphQLInputType | null => {
  if (!isInputType(type)) return null;
  const list = getNullableType(type);
  return isListType(list) ? list.ofType : null;
};

/** Null where something is wrong with one of them. */
const readItems = async (
  item: GraphQLInputType,
  values: readonly unknown[],
): Promise<unknown[] | null> => {
  let isGood = true;
  const refuse = (): void => {
    isGood = false;
  };
  const read = await inTurns(values, (value) =>
    isGood ? coerceInputValue(value, item, refuse) : null,
  );
  return isGood ? read : null;
};
