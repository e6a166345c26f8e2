import type { DicomElement } from '../../../src/dicom/dicom-json.ts';
import type { Column } from '../../../src/sources/bigquery/bigquery.ts';
import type { Cell } from '../../support/dicom-export/export-rows.ts';

/** A column, what a row has in it, and the element that this is; null where it is none. */
export type TypedColumn = readonly [
  column: Column,
  cell: Cell,
  element: readonly [tag: string, element: DicomElement] | null,
];
