import { shareWork } from '../../shared-work.ts';
import type { TableName } from '../bigquery/bigquery.ts';
import { type JobsAt, type ReadTable, readTable } from './read-table.ts';

/** How long what was seen is believed without another look, in milliseconds. */
const BELIEVED_MS = 60_000;

/** The table as it was when it was last looked at. */
export interface CurrentTable {
  /** As it is known; looked at where it never was. Errors: SourceError. */
  known(): Promise<ReadTable>;
  /** Looks again, unless someone did since it was thought to be so; null: in any case. */
  lookAgain(thought: ReadTable | null): Promise<ReadTable>;
  /** Columns of attributes that were there when it was first looked at, and are no more. */
  lost(): readonly string[];
}

/**
 * A table that may change while it is read. Nothing is asked yet.
 *
 * A column that is gone shows where a statement fails. One that is new, or there again, does not:
 * so who asks after a while has the table looked at, for those who come later.
 *
 * now: milliseconds from any start.
 */
export const currentTable = (
  name: TableName,
  jobsAt: JobsAt,
  now: () => number = () => performance.now(),
): CurrentTable => {
  const share = shareWork<'look', ReadTable>();
  let first: ReadTable | null = null;
  let last: ReadTable | null = null;
  let lookedAt = 0;
  const look = (): Promise<ReadTable> =>
    share('look', async () => {
      lookedAt = now();
      last = await readTable(name, jobsAt);
      first ??= last;
      return last;
    });
  return {
    known: async () => {
      if (last === null) return look();
      // Who asks does not wait for it, nor hears that it failed.
      if (now() - lookedAt > BELIEVED_MS) look().catch(() => {});
      return last;
    },
    lookAgain: async (thought) =>
      last === null || thought === null || last === thought ? look() : last,
    lost: () => {
      const attributes = [...(first?.table.attributes ?? [])];
      return attributes.flatMap(([tag, { name: column }]) =>
        last?.table.attributes.has(tag) === true ? [] : [column],
      );
    },
  };
};
