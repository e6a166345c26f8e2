import type { QueryPlan, SourcePlan } from './query-plan.ts';
import { currentRequest, inRequest, notePassing, ownRequest } from './request.ts';

/** Something that a source is asked, straight: loaders would remember for the request what a plan gave. */
export type Question = () => Promise<unknown>;

/**
 * What the questions of a connection would cost, in their order. None of them runs.
 *
 * connection: its type, such as "ImageConnection".
 * Errors: those of a question that cannot be asked, such as a cursor that cannot be read, and
 * SourceError where a source does not tell its price.
 */
export const explain = async (
  connection: string,
  questions: readonly Question[],
): Promise<QueryPlan> => {
  const request = currentRequest() ?? ownRequest();
  notePassing();
  const shown = withRows(connection, request.shown());
  const planned = questions.map(async (ask) => {
    const sources: SourcePlan[] = [];
    const plan = { request, add: (one: SourcePlan) => void sources.push(one) };
    await inRequest({ ...request, plan, shown: () => shown }, ask);
    return sources;
  });
  return { sources: (await Promise.all(planned)).flat() };
};

/** A document without rows does not say which of their fields it is about: null, for all. */
const withRows = (
  connection: string,
  shown: ReadonlySet<string> | null,
): ReadonlySet<string> | null => {
  const hasRows = shown?.has(`${connection}.nodes`) || shown?.has(`${connection}.edges`);
  return hasRows === true ? shown : null;
};
