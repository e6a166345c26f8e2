import type { Context, Sources } from '../../context.ts';
import type { Identity } from '../../identity.ts';
import type { RequestFacts } from '../../request.ts';

/** A request that may be answered the short way. */
export interface Asking {
  readonly method: 'GET' | 'POST';
  /** The parameters of a GET, or the body of a POST, letter by letter. */
  readonly text: string;
  readonly identity: Identity;
  readonly connection: object;
  /** As the caller reached the gateway, where answers have that in them; else empty. */
  readonly origin: string;
  /** Bytes of an answer that can be given this way; a longer one is left to the long way. */
  readonly mostBytes: number;
  /** Whether it may be answered later: what is under way is else left to the long way at once. */
  readonly waits: boolean;
  /** What holds for the request, made where it is needed. */
  readonly facts: () => RequestFacts;
  readonly context: (ready: Sources, facts: RequestFacts) => Context;
}

/** One question on its way. */
export interface OnItsWay {
  readonly asking: Asking;
  readonly ready: Sources;
  /** What is asked, and by whom as far as the answer depends on it. */
  readonly key: string;
  /** As performance.now() counts. */
  readonly startedAt: number;
}

/** Answers depend on who asks by their role, and by whether they proved anything. */
export const keyOf = ({ method, text, origin, identity: { role, proof } }: Asking): string =>
  `${method} ${role} ${proof === 'none' ? '' : 'proven'}\n${origin}\n${text}`;
