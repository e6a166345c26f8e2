import { diff } from 'node:util';
import { buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql';

/** What a change of the contract means to callers, and the lines it is made of. */
export interface Drift {
  /** "-12: text" stands in the old contract, "+14: text" in the new one. */
  readonly lines: readonly string[];
  /** What may fail in a caller that does nothing. */
  readonly breaking: readonly string[];
  /** What a caller may notice. */
  readonly dangerous: readonly string[];
}

/** Compares two contracts in GraphQL's schema language. */
export function compareContracts(before: string, after: string): Drift {
  const [oldSchema, newSchema] = [buildSchema(before), buildSchema(after)];
  return {
    lines: changedLines(before, after),
    breaking: findBreakingChanges(oldSchema, newSchema).map((change) => change.description),
    dangerous: findDangerousChanges(oldSchema, newSchema).map((change) => change.description),
  };
}

const REMOVED = 1;
const ADDED = -1;

export function changedLines(before: string, after: string): readonly string[] {
  let [oldLine, newLine] = [0, 0];
  return diff(before.split('\n'), after.split('\n')).flatMap(([operation, text]) => {
    if (operation !== ADDED) oldLine += 1;
    if (operation !== REMOVED) newLine += 1;
    if (operation === REMOVED) return [`-${oldLine}: ${text}`];
    return operation === ADDED ? [`+${newLine}: ${text}`] : [];
  });
}
