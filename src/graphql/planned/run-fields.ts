import { type GraphQLFieldResolver, getArgumentValues, isNonNullType, locatedError } from 'graphql';
import { type Leaf, plainly } from './leaf.ts';
import {
  type FieldArguments,
  FieldInfo,
  type Place,
  pathBelow,
  type SelectedHere,
} from './place.ts';

/**
 * Makes of what a resolver gave what the answer says: at once, or a promise of it.
 *
 * owner, key: where it stands. Errors: those that leave no value here, not yet placed in the document.
 */
export type Complete = (value: unknown, owner: Place, key: string | number) => unknown;

/** What is done for a field. */
export interface FieldPlan extends SelectedHere {
  /** Tells it from all other fields of the plan. */
  readonly number: number;
  /** Null: the object has it as a property. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | null;
  /** Of a field that is a leaf, or null. */
  readonly leaf: Leaf | null;
  readonly complete: Complete;
}

export type Data = Record<string, unknown>;

/** Completes each field of an object. place: the object's own. */
export const runFields = (
  fields: readonly FieldPlan[],
  source: unknown,
  place: Place,
): Data | Promise<Data> => {
  const data: Data = {};
  let waits: Promise<void>[] | null = null;
  try {
    for (let i = 0; i < fields.length; i += 1) {
      const plan = fields[i];
      if (plan === undefined) break;
      const value = runField(plan, source, place);
      const isLate = value instanceof Promise;
      // Keys are in the order of the document, whatever comes first.
      data[plan.key] = isLate ? null : value;
      if (isLate) (waits ??= []).push(put(data, plan.key, value));
    }
  } catch (error) {
    if (waits === null) throw error;
    return failAfter(waits, error);
  }
  return waits === null ? data : Promise.all(waits).then(() => data);
};

/** Whoever is asked still is waited for: nothing is left running behind an answer, or fails unheard. */
export const failAfter = async (waits: readonly unknown[], error: unknown): Promise<never> => {
  await Promise.allSettled(waits);
  throw error;
};

const put = async (data: Data, key: string, value: Promise<unknown>): Promise<void> => {
  data[key] = await value;
};

const runField = (plan: FieldPlan, source: unknown, owner: Place): unknown => {
  try {
    const value = valueOf(plan, source, owner);
    if (plan.leaf !== null) {
      const said = plainly(plan.leaf, value);
      if (said !== undefined) return said;
    }
    const completed =
      value instanceof Promise
        ? value.then((later) => plan.complete(later, owner, plan.key))
        : plan.complete(value, owner, plan.key);
    if (!(completed instanceof Promise)) return completed;
    return completed.then(undefined, (error: unknown) => failed(plan, owner, error));
  } catch (error) {
    return failed(plan, owner, error);
  }
};

const valueOf = (plan: FieldPlan, source: unknown, owner: Place): unknown => {
  const { resolve } = plan;
  const { context } = owner.execution;
  if (resolve !== null) {
    return resolve(source, argumentsOf(plan, owner), context, new FieldInfo(plan, owner));
  }
  const value = isRecord(source) ? source[plan.field.name] : undefined;
  if (typeof value !== 'function') return value;
  const info = new FieldInfo(plan, owner);
  return Reflect.apply(value, source, [argumentsOf(plan, owner), context, info]);
};

const NO_ARGUMENTS: FieldArguments = Object.freeze({});

/** The same for each row: they depend on the variables alone. */
const argumentsOf = (
  { field, nodes: [node], number }: FieldPlan,
  { execution: { args, variables } }: Place,
): FieldArguments => {
  if (field.args.length === 0 || node === undefined) return NO_ARGUMENTS;
  return (args[number] ??= getArgumentValues(field, node, variables));
};

/** Null, and an error of the answer; where null cannot be, the error is of what stands above. */
const failed = ({ field, nodes, key }: FieldPlan, owner: Place, error: unknown): null => {
  const path = pathBelow(owner, key);
  const located = locatedError(error, nodes, path);
  if (isNonNullType(field.type)) throw located;
  owner.execution.errors.add(located, path);
  return null;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
