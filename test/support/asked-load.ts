import type { Row } from '../../src/decode.ts';
import { at, textAt } from '../../src/sources/bigquery/json.ts';

/** A load job, as BigQuery is asked for it. */
export interface AskedLoad {
  readonly jobId: string;
  readonly table: string;
  /** What BigQuery calls configuration.load. */
  readonly configuration: Row;
  readonly rows: readonly Row[];
}

/** The job and the rows of an upload, which is a multipart body of two parts. */
export const askedLoad = (body: string): AskedLoad => {
  const [, text = '', lines = ''] = body
    .split(/\r?\n?--[^\r\n]+(?:\r\n|$)/)
    .map((part) => part.slice(part.indexOf('\r\n\r\n') + 4));
  const job: unknown = JSON.parse(text);
  const load = at(job, 'configuration', 'load');
  return {
    jobId: textAt(job, 'jobReference', 'jobId') ?? '',
    table: textAt(load, 'destinationTable', 'tableId') ?? '',
    configuration: Object(load) as Row,
    rows: lines.split('\n').flatMap((line) => (line.trim() === '' ? [] : [rowIn(line)])),
  };
};

const rowIn = (line: string): Row => JSON.parse(line) as Row;
