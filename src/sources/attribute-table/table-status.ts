import type { SourceStatus } from '../../dataset/dataset.ts';
import { messageOf } from '../../decode.ts';
import { openDictionary } from '../../dicom/dictionary.ts';
import { createGuard } from '../guard/guard.ts';
import { rememberedStatus } from '../guard/remembered-status.ts';
import type { CurrentTable } from './current-table.ts';
import { lackingColumns } from './lacking-columns.ts';

const SOURCE = 'BIGQUERY';
/** Who asks how the table is does not wait longer, in milliseconds. */
const TIMEOUT_MS = 5000;
/** How long an answer holds, in milliseconds: tables get and lose columns by the day. */
const HOLDS_MS = 10_000;

/**
 * Looks at the table's columns and says what is missing. A column less is no failure: what rests on
 * it is null.
 *
 * Never rejects. now: milliseconds from any start.
 */
export const tableStatus = (
  current: CurrentTable,
  now: () => number = () => performance.now(),
): (() => Promise<SourceStatus>) => {
  const guard = createGuard({
    source: SOURCE,
    timeoutMs: TIMEOUT_MS,
    concurrent: 1,
    queued: 0,
    isOwn: true,
  });
  const ask = async (): Promise<SourceStatus> => {
    const status = { source: SOURCE, adapter: 'bigquery' } as const;
    try {
      await guard.run('columns of the table', () => current.lookAgain(null));
      return { ...status, isHealthy: true, message: await missing(current) };
    } catch (error) {
      // What a SourceError says is meant for callers; its cause is not.
      return { ...status, isHealthy: false, message: messageOf(error) };
    }
  };
  return rememberedStatus({ ask, isHealthy: ({ isHealthy }) => isHealthy, holdsMs: HOLDS_MS, now });
};

const missing = async (current: CurrentTable): Promise<string | null> => {
  const { table } = await current.known();
  const lost = current.lost();
  const words = [
    lackingColumns(table, await openDictionary()),
    lost.length === 0 ? null : `Since it was first read it lost ${lost.join(', ')}.`,
  ].filter((part) => part !== null);
  return words.length === 0 ? null : words.join(' ');
};
