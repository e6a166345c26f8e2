import type { onRequestAsyncHookHandler } from 'fastify';
import {
  type DeveloperTools,
  mayExplore,
  toolsRefusal,
} from '../graphql/documents/developer-tools.ts';
import { refuse } from './error-answer.ts';
import type { Identification } from './identity/identify.ts';
import { askForPassword } from './identity/route-guard.ts';
import { keepForOne } from './kept-for-one.ts';

export interface DeveloperGuardParts {
  /** Who may explore the schema. */
  readonly tools: DeveloperTools;
  readonly identification: Identification;
}

/**
 * Keeps what is for developers from who may not explore the schema. Where it helps to prove who one
 * is, a browser asks for it. It comes behind the hook that says who asks.
 */
export const developerGuard =
  ({ tools, identification: { identityOf } }: DeveloperGuardParts): onRequestAsyncHookHandler =>
  async (request, reply) => {
    if (mayExplore(tools, identityOf(request))) {
      if (tools !== 'open') keepForOne(reply);
      return;
    }
    if (tools === 'callers') return askForPassword(reply);
    const { message, code } = toolsRefusal(tools);
    return refuse(reply, 403, { message, extensions: { code } });
  };
