import { registerEnumType } from 'type-graphql';

/** A file format of exports. */
export const ExportFormat = { CSV: 'CSV', JSONL: 'JSONL', PARQUET: 'PARQUET' } as const;
export type ExportFormat = keyof typeof ExportFormat;

registerEnumType(ExportFormat, {
  name: 'ExportFormat',
  description: 'A file format of exports. The columns are the same in all of them.',
  valuesConfig: {
    CSV: {
      description:
        'Comma-separated, UTF-8, lines that end in LF, with a header; a missing value is empty. What the columns mean is in a file beside it (CSV on the Web), see metadataUrl.',
    },
    JSONL: {
      description:
        'One JSON object for each line. The first one describes the file, in its key "cohort".',
    },
    PARQUET: {
      description:
        'Apache Parquet, Snappy. The file describes itself in the key "radiograph.cohort" of its metadata.',
    },
  },
});

/** A file of a cohort: its rows in one of the formats, or what describes its CSV file. */
export type CohortFileKind = ExportFormat | 'CSV_METADATA';

/** How the addresses and names of files end, and what they are sent as. */
export const FILE_KINDS: Readonly<
  Record<CohortFileKind, { readonly extension: string; readonly mediaType: string }>
> = {
  CSV: { extension: 'csv', mediaType: 'text/csv; charset=utf-8; header=present' },
  JSONL: { extension: 'jsonl', mediaType: 'application/jsonl; charset=utf-8' },
  PARQUET: { extension: 'parquet', mediaType: 'application/vnd.apache.parquet' },
  CSV_METADATA: { extension: 'csv-metadata.json', mediaType: 'application/csvm+json' },
};
