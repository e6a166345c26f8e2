import {
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  getNamedType,
  isInputObjectType,
  type ValueNode,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import { MAX_PAGE_SIZE } from '../../paging.ts';
import { inputWeight, type ListSize } from './cost-directives.ts';
import type { Known, Variables } from './price.ts';

/** A field of the schema as a document asks for it. */
export interface Call {
  readonly node: FieldNode;
  readonly field: GraphQLField<unknown, unknown>;
}

/** A number that follows from a value: at once, or from variables where it has some in it. */
const numberFrom = (value: ValueNode, read: (value: unknown) => number): Known<number> => {
  let hasVariable = false;
  visit(value, { Variable: () => void (hasVariable = true) });
  const of = (variables: Variables): number => read(valueFromASTUntyped(value, { ...variables }));
  return hasVariable ? of : of({});
};

/** The argument that a document gives; undefined where it leaves it out. */
const writtenIn = ({ node }: Call, name: string): ValueNode | undefined =>
  node.arguments?.find((argument) => argument.name.value === name)?.value;

/** How many keys, or what number, a value says; -1 where it says none. */
const sizeIn = (value: unknown, path: readonly string[]): number => {
  const [key, ...rest] = path;
  if (key !== undefined) return isRecord(value) ? sizeIn(value[key], rest) : -1;
  // A larger page is refused by its field, in words that name the argument.
  if (typeof value === 'number') return Math.min(Math.max(0, value), MAX_PAGE_SIZE);
  if (Array.isArray(value)) return value.length;
  // One value stands for a list of it.
  return value === null || value === undefined ? -1 : 1;
};

/** How long the list of a call is at most; 1 where the schema says nothing of it. */
export const sizeOf = (call: Call, list: ListSize): Known<number> => {
  const sizes = list.slicingArguments.map((argument): Known<number> => {
    const [name = '', ...path] = argument.split('.');
    const written = writtenIn(call, name);
    const fallback = sizeIn(call.field.args.find((one) => one.name === name)?.defaultValue, path);
    if (written === undefined) return fallback;
    return numberFrom(written, (value) => (value === undefined ? fallback : sizeIn(value, path)));
  });
  const assumed = list.assumedSize ?? 1;
  const largest = (found: readonly number[]): number => {
    const given = found.filter((size) => size >= 0);
    return given.length === 0 ? assumed : Math.max(...given);
  };
  const isKnown = (size: Known<number>): size is number => typeof size === 'number';
  if (sizes.every(isKnown)) return largest(sizes);
  return (variables) =>
    largest(sizes.map((size) => (typeof size === 'function' ? size(variables) : size)));
};

/** What the arguments of a call add to its weight. */
export const argumentsWeight = (call: Call): Known<number>[] =>
  call.field.args.flatMap((argument) => {
    const written = writtenIn(call, argument.name);
    if (written === undefined || !isWeighed(argument, new Set())) return [];
    return [numberFrom(written, (value) => weightIn(argument, value))];
  });

/** An argument, or a key of an input. */
type Input = Pick<GraphQLArgument, 'type' | 'astNode'> | GraphQLInputField;

/** Whether anything in it has a weight. */
const isWeighed = (input: Input, seen: Set<string>): boolean => {
  if (inputWeight(input) !== 0) return true;
  const type = getNamedType(input.type);
  if (!isInputObjectType(type) || seen.has(type.name)) return false;
  seen.add(type.name);
  return Object.values(type.getFields()).some((field) => isWeighed(field, seen));
};

/** What a value weighs: its own weight, and those of what is in it. */
const weightIn = (input: Input, value: unknown): number => {
  if (value === undefined || value === null) return 0;
  const type = getNamedType(input.type);
  const values: unknown[] = Array.isArray(value) ? value : [value];
  // There may be tens of thousands: what weighs nothing is not looked at.
  const fields = isInputObjectType(type) ? weighedFields(type) : [];
  let sum = inputWeight(input);
  for (const one of fields.length === 0 ? [] : values.filter(isRecord)) {
    for (const field of fields) sum += weightIn(field, one[field.name]);
  }
  return sum;
};

const weighed = new WeakMap<GraphQLInputObjectType, readonly GraphQLInputField[]>();

/** The keys of an input that weigh something, or hold what does. */
const weighedFields = (type: GraphQLInputObjectType): readonly GraphQLInputField[] => {
  const known = weighed.get(type);
  if (known !== undefined) return known;
  const fields = Object.values(type.getFields()).filter((field) => isWeighed(field, new Set()));
  weighed.set(type, fields);
  return fields;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
