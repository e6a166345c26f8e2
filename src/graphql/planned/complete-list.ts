import { GraphQLError, type GraphQLOutputType, isNonNullType, locatedError } from 'graphql';
import { type Leaf, plainly } from './leaf.ts';
import { Place, pathBelow, type SelectedHere } from './place.ts';
import { type Complete, failAfter } from './run-fields.ts';

/** What is done for each item of a list. */
interface ItemPlan {
  readonly selected: SelectedHere;
  readonly type: GraphQLOutputType;
  /** Of items that are leaves, or null. */
  readonly leaf: Leaf | null;
  readonly complete: Complete;
}

/** Completes a list: at once where every item is there at once. */
export const completingList = (plan: ItemPlan): Complete => {
  const { parent, field } = plan.selected;
  return (value, owner, key) => {
    if (!isIterable(value)) {
      throw new GraphQLError(
        `Expected Iterable, but did not find one for field "${parent.name}.${field.name}".`,
      );
    }
    const items: readonly unknown[] = Array.isArray(value) ? value : Array.from(value);
    return completeItems(plan, items, new Place(owner.execution, owner, key));
  };
};

const completeItems = (plan: ItemPlan, items: readonly unknown[], place: Place): unknown => {
  const completed: unknown[] = [];
  let isLate = false;
  try {
    for (let i = 0; i < items.length; i += 1) {
      const item = completeItem(plan, items[i], { place, i });
      if (item instanceof Promise) isLate = true;
      completed.push(item);
    }
  } catch (error) {
    if (!isLate) throw error;
    return failAfter(completed, error);
  }
  return isLate ? Promise.all(completed) : completed;
};

interface At {
  readonly place: Place;
  readonly i: number;
}

const completeItem = (plan: ItemPlan, item: unknown, at: At): unknown => {
  const { place, i } = at;
  if (plan.leaf !== null) {
    const said = plainly(plan.leaf, item);
    if (said !== undefined) return said;
  }
  try {
    const completed =
      item instanceof Promise
        ? item.then((later) => plan.complete(later, place, i))
        : plan.complete(item, place, i);
    if (!(completed instanceof Promise)) return completed;
    return completed.then(undefined, (error: unknown) => failed(plan, at, error));
  } catch (error) {
    return failed(plan, at, error);
  }
};

const failed = ({ selected, type }: ItemPlan, { place, i }: At, error: unknown): null => {
  const path = pathBelow(place, i);
  const located = locatedError(error, selected.nodes, path);
  if (isNonNullType(type)) throw located;
  place.execution.errors.add(located, path);
  return null;
};

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  Symbol.iterator in value &&
  typeof value[Symbol.iterator] === 'function';
