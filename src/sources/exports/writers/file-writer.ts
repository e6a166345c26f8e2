import type { FileForm } from '../cells.ts';
import { csvWriter } from './csv-writer.ts';
import { jsonlWriter } from './jsonl-writer.ts';
import { parquetWriter } from './parquet-writer.ts';
import type { FileWriter, Sink } from './sink.ts';

/** A writer for a file. The same pages give the same bytes. */
export const fileWriter = (form: FileForm, sink: Sink): FileWriter => {
  switch (form.format) {
    case 'CSV':
      return csvWriter(form, sink);
    case 'JSONL':
      return jsonlWriter(form, sink);
    case 'PARQUET':
      return parquetWriter(form, sink);
  }
};
