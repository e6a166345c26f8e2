import type { RunningGateway } from '../gateway.ts';
import type { Dialect } from '../operations.ts';
import { OUR_DIALECT } from '../ours.ts';

export interface Server {
  readonly name: string;
  /** The floor answers recorded bytes: what HTTP in Node costs with no work behind it. */
  readonly role: 'ours' | 'peer' | 'floor';
  readonly url: string;
  /** The processes that do its work. */
  readonly pids: readonly number[];
  readonly dialect: Dialect;
}

/** The gateway, in its own words. */
export const ourServer = ({ url, program }: RunningGateway): Server => ({
  name: 'radiograph',
  role: 'ours',
  url,
  pids: [program.pid],
  dialect: OUR_DIALECT,
});
