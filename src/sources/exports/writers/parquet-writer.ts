import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { FileColumn, FileForm } from '../cells.ts';
import type { FileWriter, Sink } from './sink.ts';

/** The key of the file's metadata under which it says what it is. */
const METADATA_KEY = 'radiograph.cohort';

/** Each is another one, and in no order: neither a dictionary nor a range tells anything. */
const OF_UIDS = { encoding: 'PLAIN', statistics: false } as const;

/** 0 and 1, in nearly every page. */
const OF_FLAGS = { statistics: false } as const;

/** Writes Parquet: one row group for each page of rows, so that no more than a page is in memory. */
export const parquetWriter = ({ columns, header }: FileForm, sink: Sink): FileWriter => {
  const bytes = new ByteWriter();
  const flush = (): void => {
    sink(new Uint8Array(bytes.buffer, 0, bytes.index));
    bytes.index = 0;
  };
  const parquet = new ParquetWriter({
    writer: Object.assign(bytes, { flush, finish: flush }),
    schema: [{ name: 'cohort', num_children: columns.length }, ...columns.map(elementOf)],
    codec: 'SNAPPY',
    kvMetadata: [{ key: METADATA_KEY, value: header }],
    createdBy: 'radiograph version 1',
  });
  return {
    write: (values) => {
      const columnData = columns.map((column, at) => ({
        name: column.name,
        data: values[at] ?? [],
        ...(column.origin.kind === 'UID' ? OF_UIDS : {}),
        ...(column.type === 'FLAG' ? OF_FLAGS : {}),
      }));
      // It promises only where a flush does.
      void parquet.write({ columnData, rowGroupSize: columnData[0]?.data.length ?? 1 });
    },
    end: () => void parquet.finish(),
  };
};

const PHYSICAL = {
  TEXT: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  INTEGER: { type: 'INT32' },
  NUMBER: { type: 'DOUBLE' },
  FLAG: { type: 'INT32', converted_type: 'INT_8' },
} as const;

const elementOf = ({ name, type, isNullable }: FileColumn) => ({
  name,
  repetition_type: isNullable ? ('OPTIONAL' as const) : ('REQUIRED' as const),
  ...PHYSICAL[type],
});
