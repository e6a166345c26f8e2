import type { JobLoadMetadata } from '@google-cloud/bigquery';
import { fieldsOf } from './columns.ts';
import type { TableToFill } from './tables.ts';

/**
 * What a load job is told of a table. The client has no place for labels of it.
 *
 * The table's own project is named here, as the client would let that one pay.
 */
export const loadMetadata = (table: TableToFill, jobId: string): JobLoadMetadata => {
  const { name, columns, rangePartitioning, clustering, write } = table;
  return {
    jobId,
    destinationTable: { ...name },
    sourceFormat: 'NEWLINE_DELIMITED_JSON',
    schema: { fields: fieldsOf(columns) },
    createDisposition: 'CREATE_IF_NEEDED',
    writeDisposition: write === 'TRUNCATE' ? 'WRITE_TRUNCATE' : 'WRITE_EMPTY',
    ...(rangePartitioning === null ? {} : { rangePartitioning: partitioning(rangePartitioning) }),
    ...(clustering.length === 0 ? {} : { clustering: { fields: [...clustering] } }),
  };
};

const partitioning = ({
  column,
  start,
  end,
  interval,
}: NonNullable<TableToFill['rangePartitioning']>): object => ({
  field: column,
  range: { start: String(start), end: String(end), interval: String(interval) },
});
