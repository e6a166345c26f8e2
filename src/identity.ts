import type { Role } from './terms/role.ts';

/** By what a caller proved who they are; "none" where they proved nothing, "local" who started the process. */
export type Proof = 'none' | 'api-key' | 'jwt' | 'router' | 'local';

/** Who asks. */
export interface Identity {
  /** A name that is always the same for one caller, and tells nothing of who it is. */
  readonly caller: string;
  readonly role: Role;
  readonly proof: Proof;
}
