import type { OperationDefinitionNode } from 'graphql';
import type { Admission } from '../../graphql/limits/admission.ts';
import { withCost } from '../../graphql/limits/admission-told.ts';
import { tellOperation } from '../../graphql/told-operations.ts';
import { newTrail, type RequestDone, type Trail } from '../../trail.ts';
import type { OnItsWay } from './asking.ts';
import { type Body, bodyOf, PLAIN_END } from './body.ts';
import type { KeptAnswer } from './kept-answers.ts';

type Extensions = Readonly<Record<string, unknown>> | undefined;

/** An answer without errors, and what its head says. */
export interface Short {
  readonly body: Body;
  /** How the body ends, which is not the same each time. */
  readonly end: string;
  /** Null where documents are not priced. */
  readonly admission: Admission | null;
  /** What the request did. */
  readonly done: RequestDone;
  /** Takes down that the operation was answered: once, where this is the answer. */
  readonly tell: () => void;
}

/** What an operation gave. */
interface Gave {
  readonly operation: OperationDefinitionNode;
  readonly data: Readonly<Record<string, unknown>>;
  readonly extensions: Extensions;
}

/** An answer that was just made. */
export const shortFirst = (
  { asking, startedAt, admission }: OnItsWay & Pick<Short, 'admission'>,
  { operation, data, extensions }: Gave,
): Short => {
  const { caller, role, trail } = asking.facts();
  return {
    body: bodyOf(JSON.stringify(data)),
    end: endOf(asking.method, admission, extensions),
    admission,
    done: { caller, role, trail },
    tell: () => tellAnswered(trail, operation.name?.value ?? null, startedAt),
  };
};

/** An answer that was made before. */
export const shortAgain = (
  { body, operation, shown }: KeptAnswer,
  admission: Admission | null,
  { asking, startedAt }: OnItsWay,
): Short => {
  const trail = newTrail();
  trail.cost = admission?.points ?? null;
  trail.shown = shown;
  const { caller, role } = asking.identity;
  return {
    body,
    end: endOf(asking.method, admission, undefined),
    admission,
    done: { caller, role, trail },
    tell: () => tellAnswered(trail, operation, startedAt),
  };
};

const tellAnswered = (trail: Trail, name: string | null, startedAt: number): void =>
  tellOperation(trail, { name, type: 'query', outcome: 'answered', codes: [], startedAt });

/** What is kept of an answer; null where another may be right in a moment, or it says more each time. */
export const keptOf = ({ body, admission, done: { trail } }: Short): KeptAnswer | null => {
  const exceeded = admission?.exceeded.some((one) => one !== 'RATE') ?? false;
  if (!trail.isLasting || exceeded) return null;
  const price = admission && { ...admission, standing: null, exceeded: [] };
  // The trail's own function holds the whole request.
  const fields = trail.shown();
  return { body, price, operation: trail.operation, shown: () => fields };
};

/** An answer to GET says nothing of what is left: caches keep it, byte for byte, for anybody. */
const endOf = (
  method: 'GET' | 'POST',
  admission: Admission | null,
  extensions: Extensions,
): string => {
  const told =
    method === 'GET' || admission === null ? extensions : withCost(admission, extensions);
  return told === undefined ? PLAIN_END : `,"extensions":${JSON.stringify(told)}${PLAIN_END}`;
};
