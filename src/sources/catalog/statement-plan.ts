import type { PlanRecorder } from '../../query-plan.ts';
import type { Engine, Statement, StatementEstimate } from './engine.ts';

type Estimate = Promise<StatementEstimate | null>;

/**
 * Takes down in a plan what a statement is and what it would cost. Within a request the cost of a
 * text is asked once: nested lists plan the same text for each of their parents.
 */
export const statementPlanner = (engine: Engine) => {
  const known = new WeakMap<object, Map<string, Estimate>>();
  const estimatesOf = (request: object): Map<string, Estimate> => {
    const estimates = known.get(request) ?? new Map<string, Estimate>();
    known.set(request, estimates);
    return estimates;
  };
  return async (statement: Statement, plan: PlanRecorder): Promise<void> => {
    const estimates = estimatesOf(plan.request);
    const estimate = estimates.get(statement.sql) ?? engine.estimate(statement);
    estimates.set(statement.sql, estimate);
    const cost = await estimate;
    plan.add({
      source: 'CATALOG',
      question: statement.label,
      statement: statement.sql,
      estimatedBytes: cost === null ? null : String(cost.estimatedBytes),
      maximumBytesBilled: cost === null ? null : String(cost.maximumBytesBilled),
      isCached: cost?.isCached ?? false,
    });
  };
};
