import type { SourceStatus } from '../../dataset/dataset.ts';
import { messageOf } from '../../decode.ts';
import { createGuard } from '../guard/guard.ts';
import { rememberedStatus } from '../guard/remembered-status.ts';
import type { DicomwebTransport } from './dicomweb-transport.ts';

/** Who asks how the server is does not wait longer, in milliseconds. */
const TIMEOUT_MS = 2000;
/** How long an answer holds, in milliseconds: pages that show it are loaded more often than it changes. */
const HOLDS_MS = 3000;

/**
 * Asks whether the server answers: a search for one instance, of whatever image.
 *
 * It has a guard of its own, so that a queue before the server does not make it look dead. All who
 * ask at a time get the same answer. Never rejects. now: milliseconds from any start.
 */
export const transportStatus = (
  transport: DicomwebTransport,
  now: () => number = () => performance.now(),
): (() => Promise<SourceStatus>) => {
  const guard = createGuard({
    source: 'DICOMWEB',
    timeoutMs: TIMEOUT_MS,
    concurrent: 1,
    queued: 0,
    isOwn: true,
  });
  const ask = async (): Promise<SourceStatus> => {
    const message = await problemOf(() =>
      guard.run('status', (signal) => transport.searchInstances([['limit', '1']], signal)),
    );
    const { adapter } = transport;
    return { source: 'DICOMWEB', adapter, isHealthy: message === null, message };
  };
  return rememberedStatus({ ask, isHealthy: ({ isHealthy }) => isHealthy, holdsMs: HOLDS_MS, now });
};

/** What is wrong, in words; null where the server answers a search. */
const problemOf = async (search: () => Promise<unknown>): Promise<string | null> => {
  try {
    return Array.isArray(await search())
      ? null
      : 'The source DICOMWEB does not search for instances.';
  } catch (error) {
    // The words of a SourceError: without addresses and causes.
    return messageOf(error);
  }
};
