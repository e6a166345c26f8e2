import type { ExecutionResult } from 'graphql';
import type { Context } from '../../context.ts';
import type { Machinery } from '../../graphql/apollo.ts';
import { type Begun, leaveBegun } from '../../graphql/begun.ts';
import type { KnownDocument } from '../../graphql/known-documents.ts';
import type { Admission } from '../../graphql/limits/admission.ts';
import type { Rates } from '../../rate-limit.ts';
import type { RequestFacts } from '../../request.ts';
import type { OnItsWay } from './asking.ts';
import type { KeptAnswers } from './kept-answers.ts';
import { type Naming, type Question, readBody, readSearch } from './question.ts';
import { keptOf, type Short, shortFirst } from './short.ts';

/** What runs questions whose documents are known. */
export interface RunningParts {
  readonly machinery: Machinery;
  readonly naming: Naming;
  /** Null: nobody is held to any. */
  readonly rates: Rates | null;
  readonly kept: KeptAnswers;
  /** What was left to the long way before it was done. */
  readonly underWay: WeakMap<RequestFacts, Promise<Short | null>>;
}

/**
 * What the short way gives; null where the long way answers. What had begun by then is left to it
 * (begun.ts), under the same facts.
 */
export type Given = Short | null | Promise<Short | null>;

/** A question, and the document that it is about. */
interface Known extends OnItsWay {
  readonly known: KnownDocument;
  readonly question: Question;
  readonly context: Context;
}

/** The same, which may run. */
interface Admitted extends Known {
  readonly admission: Admission | null;
}

/** Runs what a request asks, where its document was run before. */
export const runKnown = (parts: RunningParts, way: OnItsWay): Given => {
  const { asking, ready } = way;
  const question = (asking.method === 'GET' ? readSearch : readBody)(asking.text, parts.naming);
  const known = question && parts.machinery.known.find(question.document);
  if (!question || !known) return null;
  const facts = asking.facts();
  const context = asking.context(ready, facts);
  const { document, operation, isTrusted } = known;
  const { variables } = question;
  const applicant = { document, operation, variables, request: facts, isTrusted };
  const admission = done(() => parts.machinery.admit(applicant));
  const admitted = { ...way, known, question, context };
  if (!(admission instanceof Promise)) return run(parts, { ...admitted, admission });
  return admission.then(
    (one) => run(parts, { ...admitted, admission: one }),
    () => leave(facts, { admission, result: null }),
  );
};

const run = (parts: RunningParts, admitted: Admitted): Given => {
  const { admission, context, known, question, asking } = admitted;
  const { request } = context;
  request.trail.cost = admission?.points ?? null;
  const { operationName: wantedName } = question.document;
  const { variables } = question;
  const result = done(() => parts.machinery.run({ ...known, wantedName, variables, context }));
  if (!(result instanceof Promise)) return finish(parts, admitted, result);
  leave(request, { admission: Promise.resolve(admission), result });
  const later = result.then(
    (given) => finish(parts, admitted, given),
    () => null,
  );
  if (asking.waits) return later;
  parts.underWay.set(request, later);
  return null;
};

const finish = (
  { kept }: RunningParts,
  admitted: Admitted,
  result: ExecutionResult,
): Short | null => {
  const { context, key, ready, admission } = admitted;
  const short = shortOf(admitted, result);
  if (short === null) {
    const begun = { admission: Promise.resolve(admission), result: Promise.resolve(result) };
    return leave(context.request, begun);
  }
  short.tell();
  const answer = keptOf(short);
  if (answer !== null) kept.keep(key, answer, ready);
  return short;
};

/** Null where it has errors, is too long, or cannot be written down. */
const shortOf = (
  admitted: Admitted,
  { data, errors, extensions }: ExecutionResult,
): Short | null => {
  if (!data || errors !== undefined) return null;
  const { operation } = admitted.known;
  try {
    const short = shortFirst(admitted, { operation, data, extensions });
    return short.body.length(short.end) > admitted.asking.mostBytes ? null : short;
  } catch {
    return null;
  }
};

/** Leaves the rest to the long way. */
export const leave = (facts: RequestFacts, begun: Begun): null => {
  leaveBegun(facts, begun);
  return null;
};

/** What a function gives, or a promise that rejects with what it throws. */
const done = <T>(act: () => T | Promise<T>): T | Promise<T> => {
  try {
    return act();
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }
};
