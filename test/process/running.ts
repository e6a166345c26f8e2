import { readFileSync } from 'node:fs';
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts';

/** Tests share their machine with others, and ask as much as they can. */
const ENV = { SHED_DELAY_MS: '0', RATE_LIMIT: 'off' };

/** Runs something with a gateway in a process of its own, which has ended afterwards in any case. */
export const withProcess = async <T>(
  env: Readonly<Record<string, string>>,
  use: (gateway: GatewayProcess) => Promise<T>,
): Promise<T> => {
  const gateway = await startGatewayProcess({ ...ENV, ...env }, /Open \S+\/graphiql/);
  try {
    return await use(gateway);
  } finally {
    gateway.kill();
  }
};

/** Processes that it started, but for the one that tsx compiles with. */
export const workersOf = ({ pid }: GatewayProcess): readonly number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .map(Number)
    .filter((child) => commandOf(child).includes('main.ts'));

/** Empty where it has ended meanwhile. */
const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};
