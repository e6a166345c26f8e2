import type { JWTPayload } from 'jose';
import type { RefusalReason } from '../../../../src/identity-errors.ts';
import type { IssuerKey } from '../../../support/identity/issuer.ts';

/** What a forger has. */
export interface Forge {
  /** Of the issuer. Only its public half is known to a forger, but for tokens that the issuer made for something else. */
  readonly key: IssuerKey;
  /** The forger's own. */
  readonly own: IssuerKey;
  /** A server of the forger's, with their own key. */
  readonly ownUrl: string;
  /** A token that is good. */
  readonly good: string;
  readonly claims: (more?: JWTPayload) => JWTPayload;
}

/** A way in that must be shut. */
export interface Kind {
  readonly name: string;
  /** Lines of the request's head that say who asks. */
  readonly lines: (forge: Forge) => readonly string[] | Promise<readonly string[]>;
  /** 401 where left out: also for what everybody may ask. */
  readonly status?: number;
  /** As what it is counted, where that shows which wall it met. */
  readonly reason?: RefusalReason;
  /** Whether the request asks for what takes a role, since it has no credentials that could be refused. */
  readonly isGuarded?: true;
  /** Comes behind the path. */
  readonly query?: (forge: Forge) => string;
  /** Stands in the body beside the query. */
  readonly body?: (forge: Forge) => object;
}

/** A way in by a token in its usual place. */
export const byToken = (name: string, token: (forge: Forge) => string | Promise<string>): Kind => ({
  name,
  lines: async (forge) => [`Authorization: Bearer ${await token(forge)}`],
});
