import type { Role } from '../../terms/role.ts';

/** Who a credential is of. */
export interface Verified {
  /** What they are known by: the same for one caller, and different from that of any other. */
  readonly known: string;
  readonly role: Role;
}

/**
 * Who a credential is of.
 *
 * Rejects with UnauthenticatedError where it proves nothing, and with IdentityUnavailableError where
 * that cannot be found out now.
 */
export type Verify = (credential: string) => Verified | Promise<Verified>;
